package olp.loyalty.gifts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import olp.loyalty.vouchers.model.VoucherCode;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VoucherTest extends GiftsTest {
    @Inject
    Pool pool;

    private String coffee;

    @BeforeEach
    void points_and_what_to_spend_them_on() {
        adjust(aiko.card(), 1_000);
        coffee = offered(100);
    }

    @Test
    void a_voucher_is_redeemed_once_and_its_partner_is_told_the_same_again() {
        var voucher = ordered(coffee);
        redeem(shop, voucher)
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .body("state", equalTo("REDEEMED"))
                .body("reward", equalTo(coffee))
                .body("redeemedAt", notNullValue());
        redeem(shop, voucher.toLowerCase(Locale.ROOT).replace("-", ""))
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("state", equalTo("REDEEMED"));
        redeem(partner(), voucher)
                .statusCode(409)
                .body("type", equalTo("urn:problem:voucher-redeemed"))
                .body("state", equalTo("REDEEMED"));
        vouchers(aiko.card()).body("items.state", contains("REDEEMED"));
    }

    @Test
    void with_an_id_only_the_request_with_the_same_id_is_the_same() {
        var voucher = ordered(coffee);
        var id = UUID.randomUUID();
        redeem(shop, voucher, Map.of("id", id, "clerk", "C-3"))
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue());
        redeem(shop, voucher, Map.of("id", id, "clerk", "C-3")).statusCode(200).header("Idempotent-Replayed", "true");
        redeem(shop, voucher, Map.of("id", id, "clerk", "C-4"))
                .statusCode(422)
                .body("type", equalTo("urn:problem:id-reused"));
        redeem(shop, voucher, Map.of("id", UUID.randomUUID())).statusCode(409);
        redeem(shop, voucher).statusCode(409);
    }

    @Test
    void of_many_tills_at_once_one_gets_it() {
        var tills = IntStream.range(0, 5).mapToObj(i -> partner()).toList();
        var voucher = ordered(coffee);
        assertEquals(
                Map.of(200, 4L, 409, 16L),
                atOnce(20, i -> redeem(tills.get(i % 5), voucher).extract().statusCode()));
        var next = ordered(coffee);
        assertEquals(
                Map.of(200, 1L, 409, 19L),
                atOnce(
                        20,
                        i -> redeem(shop, next, Map.of("id", UUID.randomUUID()))
                                .extract()
                                .statusCode()));
        var last = ordered(coffee);
        var first = new AtomicInteger();
        atOnce(20, i -> {
            var answer = redeem(shop, last).statusCode(200).extract();
            return answer.header("Idempotent-Replayed") == null ? first.incrementAndGet() : 0;
        });
        assertEquals(1, first.get());
    }

    @Test
    void a_voucher_of_one_partner_is_for_its_tills_alone() {
        var code = code("HERE");
        var reward = reward(code, 10);
        reward.put("partner", shop);
        offer(reward).statusCode(201);
        var voucher = ordered(code);
        var other = partner();
        redeem(other, voucher).statusCode(409).body("type", equalTo("urn:problem:voucher-elsewhere"));
        as(Tokens.terminal(other))
                .get("/v1/cards/" + aiko.card() + "/vouchers")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        as(Tokens.terminal(shop))
                .get("/v1/cards/" + aiko.card() + "/vouchers")
                .then()
                .body("items.code", contains(voucher));
        redeem(shop, voucher).statusCode(200);
    }

    @Test
    void a_voucher_ends_at_its_time() {
        var voucher = ordered(coffee);
        pool.preparedQuery("update voucher set expires_at = now() - interval '1 second' where code = $1")
                .execute(Tuple.of(VoucherCode.read(voucher)))
                .await()
                .atMost(PATIENCE);
        vouchers(aiko.card()).body("items.state", contains("EXPIRED"));
        redeem(shop, voucher).statusCode(409).body("type", equalTo("urn:problem:voucher-expired"));
    }

    @Test
    void what_is_no_voucher_of_ones_own_is_not_there() {
        redeem(shop, "AAAA-AAAA-AAAA-AAAA").statusCode(404);
        redeem(shop, "AAAA-AAAA-AAAA-AAAB").statusCode(400).body("violations.field", contains("code"));
        redeem(shop, ordered(coffee), Map.of("till", "7")).statusCode(400);
        as(Tokens.member(UUID.randomUUID()))
                .get("/v1/cards/" + aiko.card() + "/vouchers")
                .then()
                .statusCode(404);
    }

    @Test
    void vouchers_come_in_parts_newest_first_and_stay_with_the_card_when_it_is_claimed() {
        var bearer = bearerCard();
        adjust(bearer, 300);
        order(OPERATOR, coffee, order(bearer)).statusCode(201);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        var newest = ordered(coffee);
        var member = Tokens.member(aiko.id());
        String next = as(member)
                .get("/v1/cards/" + aiko.card() + "/vouchers?limit=1")
                .then()
                .body("items.code", contains(newest))
                .extract()
                .path("next");
        as(member)
                .get("/v1/cards/" + aiko.card() + "/vouchers?limit=1&cursor=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
    }
}
