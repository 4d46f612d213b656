package olp.loyalty.referrals;

import java.time.Instant;
import olp.loyalty.definitions.Kind;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.referrals.model.Referral;

/** What bringing a friend is worth, as the operator has set it. */
public final class ReferralSetting {
    static final String CODE = "referral";
    static final Kind<Referral> KIND = new Kind<>("REFERRAL", Referral.class, "referral setting", 1);

    private ReferralSetting() {}

    /** True if it was ever set. */
    public static boolean isDefined(Snapshot known) {
        return !known.of(KIND).isEmpty();
    }

    /** True if a friend's purchase at an instant, for so much, earns the referrer a gift. */
    public static boolean counts(Snapshot known, Instant occurredAt, long total) {
        var inForce = at(known, occurredAt);
        return inForce != null
                && inForce.terms().gift() != null
                && total >= inForce.terms().minTotal();
    }

    /** In force at an instant; before it was first set, null. */
    static Version<Referral> at(Snapshot known, Instant instant) {
        return known.of(KIND).at(CODE, instant);
    }
}
