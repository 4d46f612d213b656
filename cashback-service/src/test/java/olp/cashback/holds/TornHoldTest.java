package olp.cashback.holds;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two members were made one, a till set money of both aside, and the merge is undone while it waits. */
@QuarkusTest
class TornHoldTest extends TillTest {
    private Holder aiko;
    private Holder ken;

    @BeforeEach
    void aiko_has_100_and_ken_50_in_one_wallet() {
        aiko = with(100);
        ken = with(50);
        loyalty.says(ken.movedTo(aiko.account()), "ACTIVE");
        eventuallyHas(ken, 150, 0);
    }

    @AfterEach
    void the_books_are_sound() {
        theLedgerBalances();
    }

    private void parted() {
        loyalty.says(ken, "ACTIVE");
        eventuallyHas(aiko, 0, 100);
        eventuallyHas(ken, 30, 20);
    }

    @Test
    void the_purchase_that_carries_the_proof_spends_all_of_it() {
        var hold = hold(ken, 120, 300);
        parted();
        var purchase = pays(ken, hold, 120);
        eventuallyHas(aiko, 0, 0);
        eventuallyHas(ken, 30, 0);
        var spent = told("cashback.spent.v1", purchase);
        assertEquals(120, spent.getInt("amount"));
        assertEquals(120, spent.getInt("lots.amount.sum()"));
        assertEquals(0, spent.getInt("shortfall"));
        assertEquals(ken.account().toString(), spent.getString("account"));
    }

    @Test
    void a_direct_one_is_captured_in_part_and_the_rest_is_free_where_it_belongs() {
        var hold = directHold(ken, 120, 300);
        parted();
        end(hold, "capture", "amount", 121).statusCode(400);
        end(hold, "capture", "amount", 110).statusCode(200).body("state", equalTo("CAPTURED"));
        has(aiko, 0, 0);
        has(ken, 40, 0);
    }

    @Test
    void a_direct_one_that_is_given_up_is_free_where_it_belongs() {
        var hold = directHold(ken, 120, 300);
        parted();
        end(hold, "void").statusCode(200);
        has(aiko, 100, 0);
        has(ken, 50, 0);
    }

    @Test
    void what_was_spent_of_both_comes_back_to_whose_card_it_was() {
        var hold = hold(ken, 120, 300);
        var purchase = pays(ken, hold, 120);
        eventuallyHas(ken, 30, 0);
        loyalty.says(ken, "ACTIVE");
        eventuallyHas(aiko, 0, 0);
        givesBack(UUID.randomUUID(), ken, purchase, hold, 120);
        eventuallyHas(ken, 150, 0);
        loyalty.says(ken.movedTo(aiko.account()), "ACTIVE");
        eventuallyHas(aiko, 150, 0);
        loyalty.says(ken, "ACTIVE");
        eventuallyHas(ken, 150, 0);
        has(aiko, 0, 0);
    }
}
