package olp.loyalty.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.PostgresPurchases.Known;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision;
import olp.loyalty.purchases.model.Decision.Refusal;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Till;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.web.Problem;
import olp.platform.web.Requests;

/** One batch in memory: what was read under locks, and what is to be written. Purchases are decided in turn. */
final class PurchaseBatch {
    private final PurchaseJson json;
    private final Map<String, Card> cards;
    private final LockedAccounts locked;
    private final BatchState state;
    private final Map<UUID, Known> known;

    private final LedgerBatch ledger;
    private final Map<UUID, Past> changed = new HashMap<>();
    private final List<PostgresPurchases.Row> rows = new ArrayList<>();
    private final List<OutgoingEvent> events = new ArrayList<>();

    PurchaseBatch(PurchaseJson json, BatchState state) {
        this.json = json;
        this.state = state;
        this.cards = state.cards();
        this.locked = state.locked();
        this.known = new HashMap<>(state.known());
        this.ledger = new LedgerBatch(locked.at(), TimeOrderedIds::next);
        locked.due().forEach(lot -> ledger.activate("ACTIVATED", lot));
    }

    /** Says what becomes of a purchase and keeps what is to be written for it. */
    PurchaseOutcome decide(Posted posted) {
        var before = known.get(posted.purchase().id());
        if (before != null) {
            return repeated(posted, before);
        }
        var refusal = refusal(posted);
        if (refusal != null) {
            return new PurchaseOutcome.Refused(problem(refusal));
        }
        var customer = customer(cards.get(posted.purchase().card()));
        var inForce = state.settings().at(posted.purchase().occurredAt());
        return switch (Till.decide(posted.purchase(), customer, inForce, locked.at())) {
            case Decision.Taken taken -> take(posted, customer, taken, inForce);
            case Decision.Invalid invalid ->
                new PurchaseOutcome.Refused(Problem.invalid(invalid.field(), invalid.message()));
        };
    }

    private static PurchaseOutcome repeated(Posted posted, Known before) {
        if (!before.partner().equals(posted.partner())) {
            return new PurchaseOutcome.Refused(Problem.idTaken());
        }
        return Arrays.equals(before.hash(), posted.hash())
                ? new PurchaseOutcome.Recorded(before.answer(), true)
                : new PurchaseOutcome.Refused(Requests.idReused());
    }

    private Refusal refusal(Posted posted) {
        var partnerActive = state.partners().get(posted.partner());
        var card = cards.get(posted.purchase().card());
        if (partnerActive == null) {
            return Refusal.UNKNOWN_PARTNER;
        }
        if (!partnerActive) {
            return Refusal.PARTNER_AWAY;
        }
        if (card == null) {
            return Refusal.UNKNOWN_CARD;
        }
        return card.state() == Card.State.BLOCKED ? Refusal.BLOCKED_CARD : null;
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_CARD -> Problem.notFound("card");
            case BLOCKED_CARD -> Problem.conflict("card-blocked", refusal.text());
            case UNKNOWN_PARTNER -> Problem.of(403, "unknown-partner", refusal.text());
            case PARTNER_AWAY -> Problem.conflict("partner-away", refusal.text());
        };
    }

    private Customer customer(Card card) {
        var past = changed.getOrDefault(card.account(), state.pasts().getOrDefault(card.account(), Past.NONE));
        return new Customer(
                card.account(),
                card.issuedAccount(),
                card.memberName(),
                card.birthDate(),
                past.spend(),
                past.visits(),
                locked.after(ledger, card.account()));
    }

    private PurchaseOutcome take(Posted posted, Customer customer, Taken taken, Settings inForce) {
        var purchase = posted.purchase();
        if (taken.points() > 0) {
            var because = taken.because().getFirst().reason();
            ledger.give(
                    "EARNED",
                    new Lot(
                            TimeOrderedIds.next(),
                            customer.account(),
                            posted.partner(),
                            because,
                            purchase.id(),
                            taken.points(),
                            taken.activeAt(),
                            taken.expiresOn()));
        }
        changed.put(customer.account(), new Past(taken.spend(), customer.visits() + 1));
        var balance = locked.after(ledger, customer.account());
        var answer = PurchaseAnswer.of(purchase, customer, taken, balance, inForce);
        var kept = json.write(answer.withoutRecognition());
        var body = json.write(PurchaseEvents.recorded(purchase, posted.partner(), customer, taken, locked.at()));
        tell(posted, customer, taken, body);
        rows.add(new PostgresPurchases.Row(posted, customer.account(), locked.at(), body, kept));
        known.put(purchase.id(), new Known(posted.partner(), posted.hash(), kept));
        return new PurchaseOutcome.Recorded(json.write(answer), false);
    }

    private void tell(Posted posted, Customer customer, Taken taken, String recorded) {
        var purchase = posted.purchase();
        var key = customer.eventKey().toString();
        events.add(OutgoingEvent.of("loyalty.purchases", key, "loyalty.purchase-recorded.v1", purchase.id(), recorded));
        if (taken.points() > 0) {
            events.add(OutgoingEvent.of(
                    "loyalty.points",
                    key,
                    "loyalty.points-earned.v1",
                    purchase.id(),
                    json.write(PurchaseEvents.earned(purchase, posted.partner(), customer, taken))));
        }
        if (!taken.before().code().equals(taken.after().code())) {
            events.add(OutgoingEvent.of(
                    "loyalty.points",
                    key,
                    "loyalty.tier-changed.v1",
                    purchase.id(),
                    json.write(PurchaseEvents.tierChanged(purchase, customer, taken))));
        }
    }

    LedgerBatch entered() {
        return ledger;
    }

    Map<UUID, Past> changedPasts() {
        return changed;
    }

    List<PostgresPurchases.Row> rows() {
        return rows;
    }

    List<OutgoingEvent> events() {
        return events;
    }
}
