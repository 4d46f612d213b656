package olp.cashback.holds;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.Loyalty;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreeHoldsTest extends TillTest {
    @Inject
    FreeHolds freeing;

    @Test
    void an_expired_hold_is_free_once_all_partitions_have_told_what_came_before_its_end() {
        var aiko = with(100);
        var hold = hold(aiko, 60, 1);
        var end = endOf(hold);
        eventually(() -> state(hold).body("state", equalTo("EXPIRED")));
        for (int partition = 1; partition < kafka.partitions("loyalty.purchases"); partition++) {
            loyalty.hasToldAllBefore(end, partition);
            heard(partition, end);
        }
        loyalty.hasToldAllBefore(end.minusMillis(1), 0);
        heard(0, end.minusMillis(1));
        done(freeing.free());
        has(aiko, 40, 60);
        loyalty.hasToldAllBefore(end, 0);
        eventuallyHas(aiko, 100, 0);
        state(hold).body("state", equalTo("EXPIRED")).body("freedAt", notNullValue());
        var told = told(HoldEvents.FREED, hold);
        assertEquals("EXPIRED", told.getString("because"));
        assertEquals(60, told.getInt("amount"));
        theLedgerBalances();
    }

    @Test
    void a_voided_hold_is_freed_as_one_that_has_expired() {
        var aiko = with(100);
        var hold = hold(aiko, 60, 2);
        end(hold, "void").statusCode(200);
        var end = endOf(hold);
        loyalty.hasToldAllBefore(end);
        eventuallyHas(aiko, 100, 0);
        state(hold).body("state", equalTo("VOIDED"));
        assertEquals("VOIDED", told(HoldEvents.FREED, hold).getString("because"));
    }

    @Test
    void a_parked_purchase_that_names_the_hold_holds_it_back_whosever_card_it_is_of() {
        var aiko = with(100);
        var hold = hold(aiko, 60, 1);
        var somebody = Loyalty.somebody();
        var other = new Holder(somebody.card(), aiko.account(), somebody.issuedAccount(), aiko.member());
        pays(other, hold, 60);
        awaitsIn("set_aside where awaits is not null and key = $1", other.issuedAccount());
        passes(hold);
        done(freeing.free());
        has(aiko, 40, 60);
        state(hold).body("freedAt", nullValue());
        loyalty.says(other, "ACTIVE");
        eventually(() -> state(hold).body("state", equalTo("CAPTURED")).body("captured", equalTo(60)));
        has(aiko, 40, 0);
        assertEquals(0, told(HoldEvents.SPENT, hold).getInt("shortfall"));
    }

    @Test
    void a_dead_purchase_of_its_key_holds_it_back_until_it_is_discarded_and_no_others_does() {
        var aiko = with(100);
        var bert = with(100);
        var hold = hold(aiko, 60, 1);
        var berts = hold(bert, 60, 1);
        kafka.publishAt(
                Instant.now(),
                "loyalty.purchases",
                aiko.issuedAccount().toString(),
                "/loyalty",
                "loyalty.purchase-recorded.v1",
                "{\"id\":\"no uuid\"}");
        awaitsIn("set_aside where reason is not null and key = $1", aiko.issuedAccount());
        passes(hold);
        passes(berts);
        eventuallyHas(bert, 100, 0);
        done(freeing.free());
        has(aiko, 40, 60);
        discard(letterOf(aiko));
        eventuallyHas(aiko, 100, 0);
    }

    private static String letterOf(Holder holder) {
        return as(OPERATOR)
                .get("/v1/dead-letters?limit=200")
                .then()
                .extract()
                .path("items.find { it.key == '" + holder.issuedAccount() + "' }.id");
    }

    private static void discard(String letter) {
        var path = "/v1/dead-letters/" + letter + "/discard";
        var discard = Map.of("id", UUID.randomUUID(), "reason", "no till of ours sent it");
        as(OPERATOR).body(Map.of("id", UUID.randomUUID())).post(path).then().statusCode(400);
        as(OPERATOR).body(discard).post(path).then().statusCode(200).body("id", equalTo(letter));
        as(OPERATOR).body(discard).post(path).then().statusCode(200).body("id", equalTo(letter));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "reason", "again"))
                .post(path)
                .then()
                .statusCode(404);
        as(OPERATOR)
                .get("/v1/audit?limit=200")
                .then()
                .body("items.find { it.subject == '" + letter + "' }.content.reason", equalTo(discard.get("reason")));
    }

    @Test
    void a_dead_purchase_from_before_holds_nothing_back() {
        var aiko = with(100);
        loyalty.tellsOfAPurchase(UUID.randomUUID(), aiko, "{\"id\":\"no uuid\"}");
        awaitsIn("set_aside where reason is not null and key = $1", aiko.issuedAccount());
        passes(hold(aiko, 60, 1));
        eventuallyHas(aiko, 100, 0);
    }

    @Test
    void a_purchase_whose_proof_comes_late_takes_what_is_there_and_the_rest_is_the_partners_shortfall() {
        var aiko = with(100);
        var hold = hold(aiko, 90, 1);
        passes(hold);
        eventuallyHas(aiko, 100, 0);
        var other = directHold(aiko, 70, 300);
        end(other, "capture").statusCode(200);
        var purchase = pays(aiko, hold, 90);
        eventuallyHas(aiko, 0, 0);
        var told = told(HoldEvents.SPENT, purchase);
        assertEquals(30, told.getInt("amount"));
        assertEquals(60, told.getInt("shortfall"));
        state(hold).body("state", equalTo("CAPTURED")).body("captured", equalTo(30));
        theShortfallComesBackToNobody(aiko, hold, purchase);
    }

    private void theShortfallComesBackToNobody(Holder aiko, UUID hold, UUID purchase) {
        givesBack(UUID.randomUUID(), aiko, purchase, hold, 20);
        eventuallyHas(aiko, 20, 0);
        var rest = UUID.randomUUID();
        givesBack(rest, aiko, purchase, hold, 70);
        eventuallyHas(aiko, 30, 0);
        var told = told("cashback.restored.v1", rest);
        assertEquals(10, told.getInt("amount"));
        assertEquals(60, told.getInt("shortfall"));
        assertEquals(List.of(10, 20), amounts(aiko, "RESTORED"));
        theLedgerBalances();
    }

    @Test
    void instances_that_free_at_the_same_time_free_once() {
        var aiko = with(100);
        List<UUID> holds = List.of(hold(aiko, 30, 1), hold(aiko, 30, 1), hold(aiko, 30, 1));
        passes(holds.getLast());
        done(Uni.join()
                .all(List.of(freeing.free(), freeing.free(), freeing.free(), freeing.free()))
                .andFailFast());
        eventuallyHas(aiko, 100, 0);
        theLedgerBalances();
    }

    /** The clock and loyalty-service pass a hold's end. */
    private void passes(UUID hold) {
        var end = endOf(hold);
        eventually(() -> state(hold).body("state", equalTo("EXPIRED")));
        loyalty.hasToldAllBefore(end);
        for (int partition = 0; partition < kafka.partitions("loyalty.purchases"); partition++) {
            heard(partition, end);
        }
    }

    private void heard(int partition, Instant told) {
        eventually(() -> assertEquals(
                1L,
                count(
                        "watermark where topic = 'loyalty.purchases' and partition = $1 and accepted_before >= $2",
                        Tuple.of(partition, told.atOffset(ZoneOffset.UTC)))));
    }

    private void awaitsIn(String where, UUID key) {
        eventually(() -> assertEquals(1L, count(where, Tuple.of(key.toString()))));
    }

    private long count(String from, Tuple parameters) {
        return done(pool.preparedQuery("select count(*) from " + from).execute(parameters))
                .iterator()
                .next()
                .getLong(0);
    }
}
