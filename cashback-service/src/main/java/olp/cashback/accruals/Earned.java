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
 * @param account whose money it is: that of the card now
 */
record Earned(PurchaseRecorded purchase, UUID account, Accrual accrual) {
    private static final String ACCRUED = "ACCRUED";

    /** One lot for each rule that gave something. */
    void enterInto(LedgerBatch batch) {
        for (var part : accrual.parts()) {
            var rule = part.rule();
            var because = new Reason(rule.code(), rule.version(), rule.text());
            new Value(batch)
                    .issue(
                            ACCRUED,
                            because,
                            Lot.given(
                                    TimeOrderedIds.next(),
                                    new Lot.Owner(account, account, false),
                                    part.funder(),
                                    because,
                                    purchase.id(),
                                    part.amount(),
                                    purchase.points().activeAt(),
                                    null));
        }
    }

    OutgoingEvent event() {
        return OutgoingEvent.of(
                "cashback.wallets", account.toString(), CashbackAccrued.TYPE, purchase.id(), CashbackAccrued.of(this));
    }
}
