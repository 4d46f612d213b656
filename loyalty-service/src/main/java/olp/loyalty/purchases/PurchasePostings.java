package olp.loyalty.purchases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.StampsGiven;
import olp.loyalty.giving.PointsGiven;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Payment;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value;
import olp.platform.ledger.model.Value.Note;

/** Enters in the ledger what a purchase spends, then what it earns. */
final class PurchasePostings {
    private static final Reason PAID = new Reason("tender", 1, "Paid with points");

    private final LedgerBatch batch;
    private final Holds holds;
    private final Value value;

    PurchasePostings(LedgerBatch batch) {
        this.batch = batch;
        this.holds = new Holds(batch);
        this.value = new Value(batch);
    }

    /**
     * What was entered.
     *
     * @param taken the decision
     * @param lot that its points are; null if there are none
     * @param spentBy the lots that each hold was spent from
     */
    record Posting(Taken taken, UUID lot, Map<UUID, List<Part>> spentBy) {
        /** All lots that were spent from. */
        List<Part> spent() {
            return spentBy.values().stream().flatMap(List::stream).toList();
        }
    }

    Posting post(Posted posted, Customer customer, Taken taken, Settings settings) {
        Map<UUID, List<Part>> spentBy = new HashMap<>();
        for (var payment : taken.payments()) {
            if (payment.kind() == Kind.POINTS) {
                spentBy.put(payment.hold(), spend(posted, customer, payment));
            }
        }
        return new Posting(taken, earn(posted, customer, taken, settings), spentBy);
    }

    /** What all rules give is one lot. */
    private UUID earn(Posted posted, Customer customer, Taken taken, Settings settings) {
        if (taken.because().isEmpty()) {
            return null;
        }
        var reason = Reason.together(taken.because().stream().map(Earned::share).toList());
        var lot = Lot.given(
                TimeOrderedIds.next(),
                owner(customer, settings),
                posted.partner(),
                reason,
                posted.purchase().id(),
                taken.points(),
                taken.activeAt(),
                taken.expiresAt());
        return value.issue("EARNED", reason, lot).id();
    }

    /** Gives points for a full stamp card; they can be spent at once. Answers what is to be told. */
    OutgoingEvent gift(Posted posted, Customer customer, StampsGiven.Points points, Settings settings) {
        var lot = Lot.given(
                points.lot(),
                owner(customer, settings),
                points.issuer(),
                points.because(),
                posted.purchase().id(),
                points.points(),
                batch.at(),
                settings.program().expiresAt(batch.at()));
        value.issue("EARNED", points.because(), lot);
        return PointsGiven.event(lot, posted.purchase().card(), points.because().text(), batch.at());
    }

    private static Lot.Owner owner(Customer customer, Settings settings) {
        var notice = customer.member() != null && settings.program().expiryNotice() == Program.ExpiryNotice.REQUIRED;
        return new Lot.Owner(customer.account(), customer.eventKey(), notice);
    }

    /** Spends a hold; of one that has ended, what the account has. */
    private List<Part> spend(Posted posted, Customer customer, Payment payment) {
        var note = new Note("SPENT", posted.partner(), posted.purchase().id(), PAID);
        var hold = batch.find(customer.account()).hold(payment.hold());
        if (hold.stateAt(batch.at()) == Hold.State.HELD) {
            return holds.capture(hold, hold.amount(), note);
        }
        var there = payment.points() - (payment.missing() == null ? 0 : payment.missing());
        return there == 0 ? List.of() : value.take(customer.account(), there, Place.SPENT, note);
    }
}
