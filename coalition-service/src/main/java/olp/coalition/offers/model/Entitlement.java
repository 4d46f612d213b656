package olp.coalition.offers.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import olp.coalition.purchases.model.PastPurchase;
import olp.coalition.purchases.model.PurchaseHistory;

/** Whether an offer is open to an account at some time, and why, or why not. */
public sealed interface Entitlement {
    /**
     * It is open.
     *
     * @param because the purchase that keeps it open longest; empty if the offer asks for none
     * @param until when it closes unless something more is bought; null: not at all
     */
    record Open(Optional<PastPurchase> because, Instant until) implements Entitlement {}

    /**
     * It is not.
     *
     * @param requirement the field of the offer that is not met, such as {@code withinDays}
     * @param text what is missing, for a person
     */
    record Missing(String requirement, String text) implements Entitlement {}

    /** Judges an offer whose checks found no fault. */
    static Entitlement of(Offer offer, PurchaseHistory history, Instant now) {
        if (offer.from() != null && now.isBefore(offer.from())) {
            return new Missing("from", "The offer begins at " + offer.from() + ".");
        }
        if (offer.until() != null && !now.isBefore(offer.until())) {
            return new Missing("until", "The offer ended at " + offer.until() + ".");
        }
        if (offer.requires().purchaseAt() == null) {
            return new Open(Optional.empty(), offer.until());
        }
        return ofPurchases(offer, history, now);
    }

    private static Entitlement ofPurchases(Offer offer, PurchaseHistory history, Instant now) {
        var requires = offer.requires();
        Predicate<UUID> there = partner -> requires.isMetAt(partner, offer.partner());
        if (history.last(there, 0).isEmpty()) {
            return new Missing("purchaseAt", "It needs a purchase at another partner of the offer.");
        }
        var last = history.last(there, requires.minSpendOrNone());
        if (last.isEmpty()) {
            return new Missing(
                    "minSpend",
                    "It needs one purchase of at least " + requires.minSpend() + " (in minor units) there.");
        }
        var until = earlier(offer.until(), closing(last.get(), requires));
        return until == null || now.isBefore(until)
                ? new Open(last, until)
                : new Missing(
                        "withinDays",
                        "The last such purchase was at %s, more than %d days ago."
                                .formatted(last.get().at(), requires.withinDays()));
    }

    private static Instant closing(PastPurchase purchase, Requires requires) {
        return requires.withinDays() == null ? null : purchase.at().plus(Duration.ofDays(requires.withinDays()));
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
