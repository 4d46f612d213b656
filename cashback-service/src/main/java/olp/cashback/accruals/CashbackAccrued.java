package olp.cashback.accruals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.accruals.model.Accrual;
import olp.cashback.purchases.PurchaseRecorded;

/**
 * The data of {@code cashback.accrued.v1}: amounts in minor units.
 *
 * @param fundedBy who pays for all of it; left out if several share, then each part names its own
 */
record CashbackAccrued(
        UUID account,
        String card,
        UUID purchase,
        UUID partner,
        long amount,
        String currency,
        Instant availableAt,
        List<Part> because,
        UUID fundedBy) {
    static final String TYPE = "cashback.accrued.v1";

    record Part(String rule, int version, long amount, String text, UUID fundedBy) {
        static Part of(Accrual.Part part) {
            var rule = part.rule();
            return new Part(rule.code(), rule.version(), part.amount(), part.text(), part.funder());
        }
    }

    static CashbackAccrued of(UUID account, PurchaseRecorded purchase, Accrual accrual) {
        return new CashbackAccrued(
                account,
                purchase.card(),
                purchase.id(),
                purchase.partner(),
                accrual.amount(),
                purchase.currency(),
                purchase.points().activeAt(),
                accrual.parts().stream().map(Part::of).toList(),
                accrual.soleFunder());
    }
}
