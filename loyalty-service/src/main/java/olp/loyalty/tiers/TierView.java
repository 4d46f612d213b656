package olp.loyalty.tiers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import olp.loyalty.tiers.model.TierAccount;

/**
 * A card's level, as clients see it.
 *
 * @param next the level after it; null on the highest
 * @param review null unless the level is to be lost
 */
public record TierView(
        String code,
        String name,
        String discountPercent,
        @JsonInclude(JsonInclude.Include.ALWAYS) Next next,
        @JsonInclude(JsonInclude.Include.ALWAYS) Review review) {

    /** The next level and what is missing to it, minor units. */
    public record Next(String code, long missing) {}

    /** When the level is lost unless {@code missing} is spent by then, minor units. */
    public record Review(Instant graceUntil, long missing) {}

    /** An account's level. */
    public static TierView of(TierAccount account) {
        var level = account.level();
        return new TierView(level.code(), level.name(), level.discountPercent(), next(account), review(account));
    }

    /** The level after it, or null. */
    public static Next next(TierAccount account) {
        return account.next()
                .map(next -> new Next(next.level().code(), next.missing()))
                .orElse(null);
    }

    /** What it takes to keep it, or null. */
    public static Review review(TierAccount account) {
        return account.review()
                .map(review -> new Review(review.graceUntil(), review.missing()))
                .orElse(null);
    }
}
