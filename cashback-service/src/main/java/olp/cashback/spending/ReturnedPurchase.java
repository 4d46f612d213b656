package olp.cashback.spending;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Of {@code loyalty.purchase-returned.v1} what is read here: how the refund was split. */
record ReturnedPurchase(UUID id, UUID purchase, String card, UUID partner, String currency, Refund refund) {
    /** One tender for each part of the purchase's payment. */
    record Refund(List<Carrying.Part> tenders) {}

    ReturnedPurchase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(purchase, "purchase");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(refund, "refund");
    }
}
