package olp.cashback.holds;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.EventFiles;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** Words for what tills do with cashback, and for what loyalty-service then tells. */
public abstract class TillTest extends CashbackTest {
    private static final String RECORDED = "loyalty.purchase-recorded.v1";
    private static final String RETURNED = "loyalty.purchase-returned.v1";

    @Inject
    protected Pool pool;

    protected UUID shop;

    @BeforeEach
    void a_shop() {
        shop = UUID.randomUUID();
    }

    /** Somebody with so much to spend. */
    protected Holder with(long amount) {
        var holder = loyalty.member();
        give(holder, amount);
        eventually(() -> wallet(holder).statusCode(200).body("available", equalTo((int) amount)));
        return holder;
    }

    /** Gives somebody money that can be spent at once. */
    protected void give(Holder holder, long amount) {
        loyalty.records(Bought.by(holder, partnerWith("100"), amount)
                .activeAt(Instant.now().minusSeconds(60)));
    }

    protected static Map<String, Object> asked(Holder holder, long amount, int seconds) {
        return new HashMap<>(Map.of(
                "id",
                UUID.randomUUID(),
                "card",
                holder.card(),
                "amount",
                amount,
                "currency",
                "EUR",
                "ttlSeconds",
                seconds));
    }

    protected ValidatableResponse asks(Map<String, Object> asked) {
        return as(Tokens.terminal(shop)).body(asked).post("/v1/holds").then();
    }

    /** The id of a new hold. */
    protected UUID hold(Holder holder, long amount, int seconds) {
        var asked = asked(holder, amount, seconds);
        asks(asked).statusCode(201);
        return (UUID) asked.get("id");
    }

    protected UUID directHold(Holder holder, long amount, int seconds) {
        var asked = asked(holder, amount, seconds);
        asked.put("direct", true);
        asks(asked).statusCode(201);
        return (UUID) asked.get("id");
    }

    protected ValidatableResponse state(UUID hold) {
        return as(Tokens.terminal(shop)).get("/v1/holds/" + hold).then();
    }

    protected ValidatableResponse end(UUID hold, String how, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("id", UUID.randomUUID()));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return as(Tokens.terminal(shop))
                .body(body)
                .post("/v1/holds/" + hold + "/" + how)
                .then();
    }

    /** When a hold is late. */
    protected Instant endOf(UUID hold) {
        return Instant.parse(state(hold).extract().<String>path("expiresAt"));
    }

    protected static void has(Holder holder, long available, long held) {
        wallet(holder)
                .statusCode(200)
                .body("available", equalTo((int) available))
                .body("held", equalTo((int) held));
    }

    protected static void eventuallyHas(Holder holder, long available, long held) {
        eventually(() -> has(holder, available, held));
    }

    /** A purchase paid with cashback alone, as it is told; accepted now. */
    protected String bought(UUID id, Holder holder, UUID hold, long amount) {
        return EventFiles.example(
                RECORDED,
                "id",
                text(id),
                "card",
                text(holder.card()),
                "account",
                text(holder.account()),
                "partner",
                text(shop),
                "acceptedAt",
                text(Instant.now()),
                "total",
                "" + amount,
                "paid",
                "{\"money\":0,\"cashback\":" + amount + "}",
                "lines",
                "[{\"line\":1,\"quantity\":1,\"unitPrice\":%1$d,\"discount\":0,\"net\":%1$d}]".formatted(amount),
                "tender",
                tenders(hold, amount));
    }

    private static String tenders(UUID hold, long amount) {
        return "[{\"kind\":\"CASHBACK\",\"amount\":%d,\"proof\":\"%s\"}]".formatted(amount, hold);
    }

    /** loyalty-service tells of a purchase that carries a hold's proof. Answers the purchase's id. */
    protected UUID pays(Holder holder, UUID hold, long amount) {
        var id = UUID.randomUUID();
        loyalty.tellsOfAPurchase(UUID.randomUUID(), holder, bought(id, holder, hold, amount));
        return id;
    }

    /** loyalty-service tells of a return and how much of it was cashback. */
    protected void givesBack(UUID id, Holder holder, UUID purchase, UUID hold, long amount) {
        kafka.publish(
                "loyalty.purchases",
                holder.issuedAccount().toString(),
                "/loyalty",
                RETURNED,
                EventFiles.example(
                        RETURNED,
                        "id",
                        text(id),
                        "purchase",
                        text(purchase),
                        "card",
                        text(holder.card()),
                        "account",
                        text(holder.account()),
                        "partner",
                        text(shop),
                        "acceptedAt",
                        text(Instant.now()),
                        "lines",
                        "[]",
                        "value",
                        "" + amount,
                        "refund",
                        "{\"money\":0,\"points\":0,\"cashback\":%d,\"currency\":\"EUR\",\"tenders\":%s}"
                                .formatted(amount, tenders(hold, amount)),
                        "complete",
                        "false"));
    }

    protected static List<Object> amounts(Holder holder, String kind) {
        return entries(holder).stream()
                .filter(each -> kind.equals(each.get("kind")))
                .map(each -> each.get("amount"))
                .toList();
    }

    /** Data of the event of a type that names something; it fits its schema. */
    protected JsonPath told(String type, Object names) {
        var event = kafka.await("cashback.wallets", type, each -> each.value().contains(names.toString()));
        assertEquals(List.of(), EventFiles.faults(type, event.value()));
        return new JsonPath(event.value());
    }

    protected <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }

    protected static String text(Object value) {
        return "\"" + value + "\"";
    }
}
