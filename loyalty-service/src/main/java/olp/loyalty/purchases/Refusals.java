package olp.loyalty.purchases;

import java.util.Locale;
import olp.loyalty.purchases.model.Decision.Refused;
import olp.platform.web.Problem;

/** Tells a terminal why a sound purchase was not taken. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Refused refused) {
        return switch (refused.refusal()) {
            case UNKNOWN_CARD, UNKNOWN_HOLD -> Problem.notFound(refused.detail());
            case UNKNOWN_PARTNER -> Problem.of(403, "unknown-partner", refused.detail());
            case CARD_BLOCKED, PARTNER_AWAY, HOLD_EXPIRED, HOLD_ENDED, PROOF_EXPIRED, PROOF_USED, PROOF_MISMATCH ->
                Problem.conflict(
                        refused.refusal().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.detail());
        };
    }
}
