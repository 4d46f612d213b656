package olp.loyalty.purchases;

import olp.platform.web.Problem;

/** What a terminal hears of one purchase. */
public sealed interface PurchaseOutcome {
    /** It is recorded: the answer as JSON; {@code replayed} if it was recorded before. */
    record Recorded(String answer, boolean replayed) implements PurchaseOutcome {}

    /** It is not. */
    record Refused(Problem problem) implements PurchaseOutcome {}
}
