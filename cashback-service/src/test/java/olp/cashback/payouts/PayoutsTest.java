package olp.cashback.payouts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import olp.cashback.CashbackTest;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;

/** Words for what is done with payouts. */
abstract class PayoutsTest extends CashbackTest {
    static final String IBAN = "DE89370400440532013000";

    @Inject
    Pool pool;

    /** Somebody with a known card and so much to spend. */
    Holder holderOf(long amount) {
        var holder = loyalty.member();
        eventually(() -> wallet(holder).statusCode(200));
        give(holder, amount);
        return holder;
    }

    static void give(Holder holder, long amount) {
        if (amount != 0) {
            as(OPERATOR)
                    .body(Map.of(
                            "id", UUID.randomUUID(), "card", holder.card(), "amount", amount, "reason", "Goodwill"))
                    .post("/v1/adjustments")
                    .then()
                    .statusCode(201);
        }
    }

    static Map<String, Object> payout(Holder holder, long amount) {
        return new HashMap<>(Map.of("id", UUID.randomUUID(), "card", holder.card(), "amount", amount, "to", IBAN));
    }

    static ValidatableResponse request(String token, Map<String, Object> payout) {
        return as(token).body(payout).post("/v1/payouts").then();
    }

    static ValidatableResponse request(Holder holder, long amount) {
        return request(Tokens.member(holder.member()), payout(holder, amount));
    }

    /** The id of a payout that was asked for. */
    static UUID requested(Holder holder, long amount) {
        return UUID.fromString(request(holder, amount)
                .statusCode(201)
                .body("id", notNullValue())
                .extract()
                .path("id"));
    }

    static ValidatableResponse end(UUID payout, String how) {
        return end(payout, how, Map.of("id", UUID.randomUUID()));
    }

    static ValidatableResponse end(UUID payout, String how, Map<String, Object> body) {
        return as(OPERATOR).body(body).post("/v1/payouts/" + payout + "/" + how).then();
    }

    static void has(Holder holder, int available) {
        wallet(holder).body("available", equalTo(available));
    }

    /** Where the money of a card is. */
    UUID account(String card) {
        return pool.preparedQuery(
                        "select a.account from card c join alias a on a.issued = c.issued where c.number = $1")
                .execute(Tuple.of(card))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getUUID(0);
    }

    /** How often a call answered what, made so many times at once. */
    static Map<Integer, Long> atOnce(int times, IntFunction<Integer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
                    .toList();
            return calls.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        }
    }
}
