package olp.cashback.payouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PayoutRaceTest extends PayoutsTest {
    @Test
    void of_20_payouts_of_all_there_is_at_once_one_is_made() {
        var aiko = holderOf(10_000);
        assertEquals(
                Map.of(201, 1L, 409, 19L),
                atOnce(20, i -> request(aiko, 10_000).extract().statusCode()));
        has(aiko, 0);
        theLedgerBalances();
    }

    @Test
    void the_same_request_20_times_at_once_is_made_once() {
        var aiko = holderOf(10_000);
        var payout = payout(aiko, 500);
        assertEquals(
                Map.of(200, 19L, 201, 1L),
                atOnce(20, i -> request(OPERATOR, payout).extract().statusCode()));
        has(aiko, 9_500);
    }

    @Test
    void a_payout_has_one_end() {
        var aiko = holderOf(1_000);
        var id = requested(aiko, 1_000);
        assertEquals(
                Map.of(200, 1L, 409, 19L),
                atOnce(
                        20,
                        i -> end(id, i % 2 == 0 ? "settle" : "fail").extract().statusCode()));
        String state = as(OPERATOR).get("/v1/payouts/" + id).path("state");
        has(aiko, state.equals("FAILED") ? 1_000 : 0);
        theLedgerBalances();
    }

    @Test
    void the_months_limit_holds_for_payouts_at_once() {
        var aiko = holderOf(100_000);
        give(aiko, 100_000);
        give(aiko, 100_000);
        assertEquals(
                Map.of(201, 4L, 409, 6L),
                atOnce(10, i -> request(aiko, 50_000).extract().statusCode()));
        has(aiko, 100_000);
    }

    /** Any sequence of payouts, settlements and failures keeps the sum of what is there, on its way and gone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happens_not_a_cent_is_made_or_lost(long seed) {
        var random = new Random(seed);
        var history = new Ledger(List.of(holderOf(20_000), holderOf(7_000)), random);
        for (int step = 0; step < 40; step++) {
            history.step();
        }
        history.check();
        theLedgerBalances();
    }

    /** What wallets should have, kept in the simplest way. */
    private static final class Ledger {
        private final List<Holder> holders;
        private final Random random;
        private final Map<Holder, Integer> available = new HashMap<>();
        private final List<Map.Entry<UUID, Holder>> leaving = new ArrayList<>();
        private final Map<UUID, Integer> amounts = new HashMap<>();
        private int done;

        Ledger(List<Holder> holders, Random random) {
            this.holders = holders;
            this.random = random;
            available.put(holders.get(0), 20_000);
            available.put(holders.get(1), 7_000);
        }

        void step() {
            if (leaving.isEmpty() || random.nextInt(3) == 0) {
                payOut(holders.get(random.nextInt(2)), 500 + random.nextInt(4_000));
            } else {
                end(leaving.remove(random.nextInt(leaving.size())), random.nextBoolean());
            }
        }

        private void payOut(Holder holder, int amount) {
            var enough = available.get(holder) >= amount;
            var answer = request(holder, amount).statusCode(enough ? 201 : 409).extract();
            if (enough) {
                var id = UUID.fromString(answer.path("id"));
                available.merge(holder, -amount, Integer::sum);
                amounts.put(id, amount);
                leaving.add(Map.entry(id, holder));
                done++;
            }
        }

        private void end(Map.Entry<UUID, Holder> payout, boolean arrived) {
            PayoutsTest.end(payout.getKey(), arrived ? "settle" : "fail").statusCode(200);
            if (!arrived) {
                available.merge(payout.getValue(), amounts.get(payout.getKey()), Integer::sum);
            }
            done++;
        }

        void check() {
            available.forEach(PayoutsTest::has);
            assertTrue(done > 10, "something was done");
        }
    }
}
