package olp.cashback.spending;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import olp.cashback.Loyalty;
import olp.cashback.holds.TillTest;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpendingTest extends TillTest {
    private static final String SPENT = "cashback.spent.v1";

    @Test
    void the_purchase_that_carries_the_proof_spends_the_hold() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        var purchase = pays(aiko, hold, 200);
        eventuallyHas(aiko, 300, 0);
        state(hold).body("state", equalTo("CAPTURED")).body("captured", equalTo(200));
        var entry = entries(aiko).getFirst();
        assertEquals("SPENT", entry.get("kind"));
        assertEquals(-200, entry.get("amount"));
        assertEquals(purchase.toString(), entry.get("purchase"));
        var told = told(SPENT, hold);
        assertEquals(purchase.toString(), told.getString("purchase"));
        assertEquals(200, told.getInt("amount"));
        assertEquals(0, told.getInt("shortfall"));
        assertEquals(List.of(200), told.getList("lots.amount"));
        end(hold, "void").statusCode(409).body("state", equalTo("CAPTURED"));
        theLedgerBalances();
    }

    @Test
    void a_purchase_that_is_told_twice_spends_once() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        var event = UUID.randomUUID();
        var data = bought(UUID.randomUUID(), aiko, hold, 200);
        loyalty.tellsOfAPurchase(event, aiko, data);
        loyalty.tellsOfAPurchase(event, aiko, data);
        var next = hold(aiko, 100, 300);
        pays(aiko, next, 100);
        eventually(() -> state(next).body("state", equalTo("CAPTURED")));
        has(aiko, 200, 0);
        assertEquals(List.of(-100, -200), amounts(aiko, "SPENT"));
    }

    @Test
    void what_was_voided_is_spent_in_full_if_loyalty_service_took_the_proof() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        end(hold, "void").statusCode(200);
        pays(aiko, hold, 200);
        eventually(() -> state(hold).body("state", equalTo("CAPTURED")));
        has(aiko, 300, 0);
    }

    @Test
    void another_card_of_the_same_wallet_may_carry_the_proof() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        var somebody = Loyalty.somebody();
        var other = new Holder(somebody.card(), aiko.account(), somebody.issuedAccount(), aiko.member());
        pays(other, hold, 200);
        // Its card is told of later than the purchase.
        loyalty.says(other, "ACTIVE");
        eventually(() -> state(hold).body("state", equalTo("CAPTURED")));
        has(aiko, 300, 0);
        assertEquals(aiko.account().toString(), told(SPENT, hold).getString("account"));
    }

    @Test
    void a_return_brings_back_exactly_what_the_refund_says_once() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        var purchase = pays(aiko, hold, 200);
        var first = UUID.randomUUID();
        givesBack(first, aiko, purchase, hold, 66);
        givesBack(first, aiko, purchase, hold, 66);
        eventuallyHas(aiko, 366, 0);
        givesBack(UUID.randomUUID(), aiko, purchase, hold, 134);
        eventuallyHas(aiko, 500, 0);
        assertEquals(List.of(134, 66), amounts(aiko, "RESTORED"));
        var told = told("cashback.restored.v1", first);
        assertEquals(66, told.getInt("amount"));
        assertEquals(0, told.getInt("shortfall"));
        assertEquals(hold.toString(), told.getString("hold"));
        theLedgerBalances();
    }

    @Test
    void a_return_waits_for_its_purchase_and_that_for_its_card() {
        var aiko = with(500);
        var hold = hold(aiko, 200, 300);
        var somebody = Loyalty.somebody();
        var other = new Holder(somebody.card(), aiko.account(), somebody.issuedAccount(), aiko.member());
        var purchase = pays(other, hold, 200);
        givesBack(UUID.randomUUID(), other, purchase, hold, 50);
        loyalty.says(other, "ACTIVE");
        eventuallyHas(aiko, 350, 0);
        assertEquals(List.of(50), amounts(aiko, "RESTORED"));
    }
}
