package olp.cashback.payouts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.ledger.FundedLot;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.payouts.model.Payout;
import olp.platform.ledger.model.Part;

/** What other services are told of payouts, never where they go; schemas in {@code docs/events}. */
final class PayoutEvents {
    static final String REQUESTED = "cashback.payout-requested.v1";
    static final String PAID_OUT = "cashback.paid-out.v1";
    static final String FAILED = "cashback.payout-failed.v1";

    private PayoutEvents() {}

    record Said(
            UUID id,
            UUID account,
            String card,
            long amount,
            String currency,
            List<FundedLot> lots,
            Instant requestedAt,
            Instant settledAt,
            Instant failedAt,
            String reason) {}

    /** Money has left a wallet. */
    static void requested(Work work, UUID wallet, Payout payout) {
        work.tell(wallet, REQUESTED, payout.id(), said(payout, wallet, payout.parts(), null, null));
    }

    /** It has arrived. */
    static void settled(Work work, UUID wallet, Payout payout) {
        work.tell(wallet, PAID_OUT, payout.id(), said(payout, wallet, payout.parts(), payout.endedAt(), null));
    }

    /** It is back. */
    static void failed(Work work, UUID wallet, Payout payout, List<Part> restored) {
        work.tell(wallet, FAILED, payout.id(), said(payout, wallet, restored, null, payout.endedAt()));
    }

    private static Said said(Payout payout, UUID wallet, List<Part> parts, Instant settledAt, Instant failedAt) {
        return new Said(
                payout.id(),
                wallet,
                payout.card(),
                payout.amount(),
                payout.currency(),
                FundedLot.of(parts),
                payout.requestedAt(),
                settledAt,
                failedAt,
                payout.reason());
    }
}
