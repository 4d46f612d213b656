package olp.cashback.accruals;

import java.util.UUID;
import olp.cashback.accruals.model.Accrual;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value;

/**
 * A purchase that earned something.
 *
 * @param issued the account that the card was issued with
 */
record Earned(PurchaseRecorded purchase, UUID issued, Accrual accrual) {
    private static final String ACCRUED = "ACCRUED";

    /** One lot for each rule that gave something. */
    void enterInto(LedgerBatch batch, UUID account) {
        for (var part : accrual.parts()) {
            var rule = part.rule();
            var because = new Reason(rule.code(), rule.version(), rule.text());
            new Value(batch)
                    .issue(
                            ACCRUED,
                            because,
                            Lot.given(
                                    TimeOrderedIds.next(),
                                    new Lot.Owner(account, issued, false),
                                    part.funder(),
                                    because,
                                    purchase.id(),
                                    part.amount(),
                                    purchase.points().activeAt(),
                                    null));
        }
    }

    OutgoingEvent event(UUID account) {
        return OutgoingEvent.of(
                "cashback.wallets",
                account.toString(),
                CashbackAccrued.TYPE,
                purchase.id(),
                CashbackAccrued.of(this, account));
    }
}
