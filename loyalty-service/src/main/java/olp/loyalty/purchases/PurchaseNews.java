package olp.loyalty.purchases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.purchases.PurchasePostings.Posting;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.tiers.TierEvents;
import olp.loyalty.tiers.TierEvents.Cause;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.platform.events.OutgoingEvent;

/** What a batch of purchases tells the other services, in the order in which it came about. */
final class PurchaseNews {
    private final PurchaseJson json;
    private final Instant at;
    private final List<OutgoingEvent> events = new ArrayList<>();

    /** @param at when the batch is entered */
    PurchaseNews(PurchaseJson json, Instant at) {
        this.json = json;
        this.at = at;
    }

    void add(Collection<OutgoingEvent> more) {
        events.addAll(more);
    }

    /**
     * Tells of the level: of what time has changed, then of what the purchase did.
     *
     * @param told the standing that was told last
     * @param after the level with the purchase
     */
    void levels(Purchase purchase, Customer customer, TierStanding told, TierAccount after) {
        var account = customer.account();
        add(TierEvents.of(new Cause(account, purchase.card(), account, at), told, customer.tier()));
        add(TierEvents.of(
                new Cause(account, purchase.card(), purchase.id(), purchase.occurredAt()),
                customer.tier().standing(),
                after));
    }

    /**
     * Tells of a purchase that was taken, of what it earned and of what was spent for it.
     *
     * @param recorded the purchase, as it is told
     * @param because the reasons of its points, as JSON
     * @param zone the programme's
     */
    void taken(Posted posted, Customer customer, Posting posting, String recorded, String because, ZoneId zone) {
        var purchase = posted.purchase();
        var key = customer.eventKey().toString();
        events.add(OutgoingEvent.of("loyalty.purchases", key, "loyalty.purchase-recorded.v1", purchase.id(), recorded));
        var decided = posting.taken();
        if (decided.points() > 0) {
            events.add(OutgoingEvent.of(
                    "loyalty.points",
                    key,
                    "loyalty.points-earned.v1",
                    purchase.id(),
                    json.with(
                            json.write(PurchaseEvents.earned(posted, customer, decided, zone)),
                            PurchaseBatch.BECAUSE,
                            because)));
        }
        if (!posting.spent().isEmpty()) {
            events.add(PointsEvents.spent(
                    key, customer.account(), purchase.card(), posted.partner(), purchase.id(), posting.spent(), at));
        }
    }

    List<OutgoingEvent> events() {
        return events;
    }
}
