package olp.loyalty.tiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.platform.events.OutgoingEvent;

/** What other services are told of levels; schemas in {@code docs/events}. */
public final class TierEvents {
    private static final String TOPIC = "loyalty.points";

    private TierEvents() {}

    record Changed(
            UUID account, String card, String from, String to, String name, String discountPercent, Instant at) {}

    record Review(UUID account, String card, String level, String name, Instant graceUntil, long missing, Instant at) {}

    /**
     * What brought it about.
     *
     * @param account whose level
     * @param card by which it was, or one of the account's
     * @param subject the purchase, the return, the claim or the merge; of a review the account
     * @param at when that happened
     */
    public record Cause(UUID account, String card, Object subject, Instant at) {}

    /** What is to be told of an account whose standing was kept as {@code before}; null: it had bought nothing yet. */
    public static List<OutgoingEvent> of(Cause cause, TierStanding before, TierAccount after) {
        List<OutgoingEvent> told = new ArrayList<>();
        var level = after.level();
        var from = before == null
                ? after.tables().at(cause.at()).levels().getFirst().code()
                : before.level();
        if (from != null && !from.equals(level.code())) {
            told.add(event(
                    "loyalty.tier-changed.v1",
                    cause,
                    new Changed(
                            cause.account(),
                            cause.card(),
                            from,
                            level.code(),
                            level.name(),
                            level.discountPercent(),
                            cause.at())));
        }
        after.review()
                .filter(review -> before == null || !review.graceUntil().equals(before.graceUntil()))
                .ifPresent(review -> told.add(event(
                        "loyalty.tier-review.v1",
                        cause,
                        new Review(
                                cause.account(),
                                cause.card(),
                                level.code(),
                                level.name(),
                                review.graceUntil(),
                                review.missing(),
                                cause.at()))));
        return told;
    }

    private static OutgoingEvent event(String type, Cause cause, Object data) {
        return OutgoingEvent.of(TOPIC, cause.account().toString(), type, cause.subject(), data);
    }
}
