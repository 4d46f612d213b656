package olp.cashback.spending;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Of {@code loyalty.purchase-recorded.v1} what is read here: how it was paid. */
record PaidPurchase(
        UUID id, String card, UUID partner, Instant acceptedAt, String currency, List<Carrying.Part> tender) {
    PaidPurchase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(currency, "currency");
    }

    /** What a return of a purchase waits for that was not taken in yet. */
    static String awaited(UUID purchase) {
        return "purchase:" + purchase;
    }
}
