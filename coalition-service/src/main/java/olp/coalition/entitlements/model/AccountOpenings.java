package olp.coalition.entitlements.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.coalition.entitlements.model.Opening.Announcement;
import olp.coalition.offers.model.Entitlement;
import olp.coalition.offers.model.Offer;
import olp.coalition.purchases.model.PastPurchase;
import olp.coalition.purchases.model.PurchaseHistory;

/**
 * What an account was told of offers that its purchases opened. Each opening is announced once: while it lasts, further
 * purchases prolong it in silence; a purchase after it has closed opens the offer anew.
 */
public final class AccountOpenings {
    private final Map<UUID, Opening> known = new LinkedHashMap<>();
    private final Map<UUID, Opening> changed = new LinkedHashMap<>();

    /** Begins with what was announced so far. */
    public AccountOpenings(Collection<Opening> announced) {
        announced.forEach(each -> known.put(each.offer(), each));
    }

    /** Takes a purchase and answers what it opened; an offer that asks for no purchase is not opened by one. */
    public List<Announcement> take(PastPurchase purchase, Collection<Offer> offers, Instant now) {
        List<Announcement> announcements = new ArrayList<>();
        var alone = PurchaseHistory.EMPTY.with(purchase);
        for (Offer offer : offers) {
            if (Entitlement.of(offer, alone, now) instanceof Entitlement.Open open
                    && open.because().isPresent()) {
                var before = known.get(offer.id());
                if (before != null && before.isOpen(now)) {
                    keep(before.prolonged(open.until()));
                } else {
                    keep(new Opening(offer.id(), purchase.id(), now, open.until()));
                    announcements.add(new Announcement(offer, purchase, open.until()));
                }
            }
        }
        return announcements;
    }

    private void keep(Opening opening) {
        if (!opening.equals(known.put(opening.offer(), opening))) {
            changed.put(opening.offer(), opening);
        }
    }

    /** What is new or different since the beginning. */
    public Collection<Opening> changed() {
        return changed.values();
    }
}
