package olp.cashback.spending;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.holds.HoldEvents.LotPart;
import olp.platform.events.OutgoingEvent;

/**
 * The data of {@code cashback.restored.v1}: amounts in minor units.
 *
 * @param amount what came back into the wallet; the lots add up to it
 * @param shortfall what comes back to nobody, since it was never taken: the partner's shortfall shrinks by it
 */
record CashbackRestored(
        UUID account,
        String card,
        UUID purchase,
        UUID returned,
        UUID hold,
        UUID partner,
        long amount,
        long shortfall,
        String currency,
        List<LotPart> lots,
        Instant at) {
    static final String TYPE = "cashback.restored.v1";

    OutgoingEvent event() {
        return OutgoingEvent.of("cashback.wallets", account.toString(), TYPE, returned, this);
    }
}
