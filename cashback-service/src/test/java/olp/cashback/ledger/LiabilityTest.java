package olp.cashback.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.cashback.Owner;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiabilityTest extends CashbackTest {
    private static JsonPath liability() {
        return as(OPERATOR)
                .get("/v1/ledger/liability")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long sum(List<Map<String, Object>> of, String field) {
        return of.stream()
                .mapToLong(each -> ((Number) each.get(field)).longValue())
                .sum();
    }

    private static List<Map<String, Object>> ages(UUID funder) {
        return liability().param("funder", funder.toString()).getList("funders.find { it.funder == funder }.ages");
    }

    private Holder earned(UUID shop, long amount, Instant activeAt) {
        var holder = loyalty.member();
        loyalty.records(Bought.by(holder, shop, amount * 10).activeAt(activeAt));
        eventuallyLifetimeIs(holder, (int) amount);
        return holder;
    }

    /** Lets a lot of a shop have become spendable so long ago, as the database's owner alone can. */
    private static void aged(Holder holder, int days) {
        assertEquals(
                1,
                Owner.change(
                        "update ledger_lot set active_from = now() - make_interval(days => ?) where account = ?",
                        days,
                        holder.account()));
    }

    @Test
    void what_each_funder_owes_is_told_by_its_age() {
        var gym = partnerWith("10");
        var past = Instant.now().minus(Duration.ofMinutes(1));
        var ages = List.of(0, 30, 31, 90, 91, 180, 181, 365, 366, 4_000);
        for (int i = 0; i < ages.size(); i++) {
            aged(earned(gym, 1L << i, past), ages.get(i));
        }
        earned(gym, 5_000, Instant.now().plus(Duration.ofDays(14)));
        assertEquals(
                List.of(
                        Map.of("days", "0-30", "available", 3, "pending", 5_000, "held", 0),
                        Map.of("days", "31-90", "available", 12, "pending", 0, "held", 0),
                        Map.of("days", "91-180", "available", 48, "pending", 0, "held", 0),
                        Map.of("days", "181-365", "available", 192, "pending", 0, "held", 0),
                        Map.of("days", "over 365", "available", 768, "pending", 0, "held", 0)),
                ages(gym));
        assertEquals(
                6_023L,
                liability().param("funder", gym.toString()).getLong("funders.find { it.funder == funder }.amount"));
    }

    @Test
    void all_of_it_is_what_the_trial_balance_says_is_outstanding() {
        var gym = partnerWith("10");
        earned(gym, 700, Instant.now().minus(Duration.ofMinutes(1)));
        earned(gym, 300, Instant.now().plus(Duration.ofDays(14)));
        eventually(() -> {
            var liability = liability();
            var trial = as(OPERATOR)
                    .get("/v1/ledger/trial-balance")
                    .then()
                    .extract()
                    .jsonPath();
            assertEquals(true, trial.getBoolean("balanced"));
            assertEquals(trial.getLong("outstanding.amount"), liability.getLong("outstanding"));
            List<Map<String, Object>> funders = liability.getList("funders");
            assertEquals(liability.getLong("outstanding"), sum(funders, "amount") + liability.getLong("owed"));
            assertEquals("EUR", liability.getString("currency"));
        });
    }

    @Test
    void money_on_its_way_to_a_bank_is_no_longer_outstanding_and_comes_back_with_its_age() {
        var gym = partnerWith("10");
        var aiko = earned(gym, 700, Instant.now().minus(Duration.ofMinutes(1)));
        aged(aiko, 100);
        var id = UUID.randomUUID();
        as(OPERATOR)
                .body(Map.of("id", id, "card", aiko.card(), "amount", 700, "to", "DE89370400440532013000"))
                .post("/v1/payouts")
                .then()
                .statusCode(201);
        assertEquals(null, ages(gym));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/payouts/" + id + "/fail")
                .then()
                .statusCode(200);
        assertEquals(List.of(Map.of("days", "91-180", "available", 700, "pending", 0, "held", 0)), ages(gym));
    }
}
