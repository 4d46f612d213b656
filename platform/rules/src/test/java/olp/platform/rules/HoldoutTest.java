package olp.platform.rules;

import static olp.platform.rules.Written.book;
import static olp.platform.rules.Written.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.UUID;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.Holdout;
import olp.platform.rules.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {
    /** Time-ordered ids, as accounts have them. */
    private static UUID account(int number) {
        return new UUID(0x0199b0de_8a7c_7000L + ((long) number << 16), 0x8000_0000_0000_0000L + number * 7L);
    }

    private static boolean out(UUID account, String rule, String percent) {
        return Holdout.holdsOut(account, rule, new BigDecimal(percent));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.01, 1, 60", "5, 4700, 5300", "5.00, 4700, 5300", "50, 49000, 51000", "100, 100000, 100000"
    })
    void about_its_share_of_the_accounts_is_held_out(String percent, int least, int most) {
        int count = 0;
        for (int i = 0; i < 100_000; i++) {
            count += out(account(i), "spring", percent) ? 1 : 0;
        }
        assertTrue(least <= count && count <= most, percent + " %: " + count);
    }

    @Test
    void rules_hold_out_different_accounts() {
        int both = 0;
        for (int i = 0; i < 100_000; i++) {
            both += out(account(i), "spring", "50") && out(account(i), "autumn", "50") ? 1 : 0;
        }
        assertTrue(24_000 < both && both < 26_000, both + " in both halves");
    }

    @Test
    void a_larger_share_keeps_who_is_held_out() {
        for (int i = 0; i < 10_000; i++) {
            assertTrue(!out(account(i), "spring", "5") || out(account(i), "spring", "7.5"));
        }
    }

    /** On every instance, in every version of the platform: these may not change. */
    @ParameterizedTest
    @CsvSource({"0, spring, 90.42", "1, spring, 55.59", "0, høst, 1.14"})
    void who_is_held_out_is_the_same_for_ever(int number, String rule, String place) {
        var share = new BigDecimal(place);
        assertTrue(out(account(number), rule, share.add(new BigDecimal("0.01")).toString()));
        assertTrue(!out(account(number), rule, share.toString()));
    }

    @Test
    void what_the_held_out_would_have_had_is_told_and_uses_up_nothing() {
        var usage = Usage.none();
        var decision = book(
                        rule("a", "true", 50)
                                .heldOut("100")
                                .cap(20, Per.DAY)
                                .budget(15)
                                .group("g"),
                        rule("b", "true", 2).group("g"))
                .evaluate(Till.purchase().occasion(), usage, Written.VALUE);
        assertEquals(2, decision.total());
        assertEquals("a", decision.heldOut().getFirst().rule().code());
        assertEquals(15, decision.heldOut().getFirst().would());
        assertTrue(usage.changedBudgets().isEmpty() && usage.changedCaps().isEmpty());
    }
}
