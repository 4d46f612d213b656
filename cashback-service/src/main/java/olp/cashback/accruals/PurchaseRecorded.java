package olp.cashback.accruals;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import olp.cashback.accruals.model.Purchase;

/**
 * Of {@code loyalty.purchase-recorded.v1} what is read here.
 *
 * @param paid by kind of tender; of it {@code money} earns cashback, in minor units
 * @param points of them {@code activeAt} matters: cashback is released when they are
 */
record PurchaseRecorded(
        UUID id, String card, UUID partner, Instant occurredAt, String currency, Paid paid, Points points) {

    record Paid(Long money) {}

    record Points(Instant activeAt) {}

    PurchaseRecorded {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(paid.money(), "paid.money");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(points.activeAt(), "points.activeAt");
        if (paid.money() < 0) {
            throw new IllegalArgumentException("paid.money is less than nothing: " + paid.money());
        }
    }

    Purchase purchase() {
        return new Purchase(id, partner, occurredAt, paid.money());
    }
}
