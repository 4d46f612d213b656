package olp.loyalty.referrals.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import olp.loyalty.giving.model.Gift;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Gift GIFT = new Gift(500L, null);

    @ParameterizedTest
    @CsvSource({
        // promised, has a card, same account, given this year, verdict
        "true,  true,  false, 0, GIVE",
        "true,  true,  false, 1, GIVE",
        "true,  true,  false, 2, YEAR_IS_FULL",
        "true,  true,  true,  0, SAME_ACCOUNT",
        "true,  false, false, 0, NO_CARD",
        "false, true,  false, 0, NO_GIFT"
    })
    void a_friend_is_rewarded_unless_it_is_oneself_or_too_many(
            boolean promised, boolean hasCard, boolean same, long given, String verdict) {
        var referral = new Referral(promised ? GIFT : null, 0L, 2);
        assertEquals(
                verdict.equals("GIVE") ? new Verdict.Give(GIFT) : new Verdict.Refuse(Verdict.Reason.valueOf(verdict)),
                Verdict.of(referral, hasCard, same, given));
    }
}
