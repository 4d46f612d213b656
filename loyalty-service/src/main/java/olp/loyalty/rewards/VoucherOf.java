package olp.loyalty.rewards;

import java.time.Instant;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.rewards.model.Reward;
import olp.loyalty.vouchers.model.Voucher;

/** What a voucher says of its reward. */
public final class VoucherOf {
    private VoucherOf() {}

    /** Good for a reward, if it is issued at an instant. */
    public static Voucher.Good reward(Version<Reward> version, Instant at) {
        var reward = version.terms();
        return new Voucher.Good(
                version.code(), version.version(), reward.name(), reward.partner(), reward.expiresAt(at));
    }
}
