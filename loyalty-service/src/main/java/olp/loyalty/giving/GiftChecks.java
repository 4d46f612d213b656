package olp.loyalty.giving;

import java.util.List;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.rewards.Rewards;
import olp.platform.web.Faults;

/** What can be wrong with a gift before it is promised. */
public final class GiftChecks {
    private GiftChecks() {}

    /** By itself: it is one of the two. */
    public static Faults check(Faults faults, String at, Gift gift) {
        return faults.check(
                at,
                gift != null && Gift.isSound(gift),
                "should be points, 1 to " + Gift.MOST_POINTS + ", or the code of a reward");
    }

    /** Against the catalogue: there is such a reward. */
    public static Faults check(Faults faults, String at, Gift gift, Snapshot known) {
        return faults.check(
                at + ".reward",
                gift == null || gift.reward() == null || known.of(Rewards.KIND).newest(gift.reward()) != null,
                "is no reward's code");
    }

    /** What may not be meant. */
    public static void warn(List<String> warnings, String at, Gift gift, Snapshot known) {
        if (gift == null || gift.reward() == null) {
            return;
        }
        var reward = known.of(Rewards.KIND).newest(gift.reward());
        if (reward != null && reward.terms().stock() != null) {
            warnings.add(at + ".reward: has a stock of " + reward.terms().stock()
                    + "; a gift that was promised is given even if none is left");
        }
        if (reward != null && reward.terms().until() != null) {
            warnings.add(at + ".reward: is on offer until " + reward.terms().until() + "; gifts are given beyond that");
        }
    }
}
