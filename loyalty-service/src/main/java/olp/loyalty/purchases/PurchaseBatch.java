package olp.loyalty.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.gifts.GiftState;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.PostgresPurchases.Known;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision;
import olp.loyalty.purchases.model.Decision.Refusal;
import olp.loyalty.purchases.model.Decision.Refused;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Proof;
import olp.loyalty.purchases.model.Till;
import olp.loyalty.purchases.model.Visit;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.web.Problem;
import olp.platform.web.Requests;

/** One batch in memory: what was read under locks, and what is to be written. Purchases are decided in turn. */
final class PurchaseBatch {
    static final String BECAUSE = "because";

    private final PurchaseJson json;
    private final BatchState state;
    private final Map<UUID, Known> known;
    private final Set<Proof.Key> taken;

    private final LedgerBatch ledger;
    private final PurchasePostings postings;
    private final PurchaseGifts gifts;
    private final Map<UUID, Past> bought = new HashMap<>();
    private final Map<UUID, Past> wallets = new HashMap<>();
    private final Map<UUID, TierAccount> tiers;
    private final Map<UUID, TierStanding> standings = new HashMap<>();
    private final Map<Proof.Key, UUID> proofs = new HashMap<>();
    private final List<PostgresPurchases.Row> rows = new ArrayList<>();
    private final PurchaseNews news;

    PurchaseBatch(PurchaseJson json, BatchState state) {
        this.json = json;
        this.state = state;
        this.known = new HashMap<>(state.known());
        this.taken = new HashSet<>(state.taken());
        this.tiers = new HashMap<>(state.tiers());
        state.pasts().forEach((account, past) -> standings.put(account, past.standing()));
        this.ledger = new LedgerBatch(
                state.locked().at(), TimeOrderedIds::next, state.locked().holders());
        this.postings = new PurchasePostings(ledger);
        this.gifts = new PurchaseGifts(state.gifts(), postings, ledger.at());
        this.news = new PurchaseNews(json, ledger.at());
        news.add(PointsEvents.settle(ledger, state.locked().holders().values()));
    }

    /** Says what becomes of a purchase and keeps what is to be written for it. */
    PurchaseOutcome decide(Posted posted) {
        var before = known.get(posted.purchase().id());
        if (before != null) {
            return repeated(posted, before);
        }
        var refusal = refusal(posted);
        if (refusal != null) {
            return new PurchaseOutcome.Refused(Refusals.problem(refusal));
        }
        var customer = customer(state.cards().get(posted.purchase().card()));
        var inForce = state.settings().at(posted.purchase().occurredAt());
        return switch (Till.decide(posted.purchase(), customer, visit(posted, customer), inForce)) {
            case Decision.Taken decided -> take(posted, customer, decided, inForce);
            case Decision.Refused refused -> new PurchaseOutcome.Refused(Refusals.problem(refused));
            case Decision.Invalid invalid ->
                new PurchaseOutcome.Refused(Problem.invalid(invalid.field(), invalid.message()));
        };
    }

    private PurchaseOutcome repeated(Posted posted, Known before) {
        if (!before.partner().equals(posted.partner())) {
            return new PurchaseOutcome.Refused(Problem.idTaken());
        }
        return Arrays.equals(before.hash(), posted.hash())
                ? new PurchaseOutcome.Recorded(answer(before), true)
                : new PurchaseOutcome.Refused(Requests.idReused());
    }

    /** The reasons are kept once, in the body; with purchases of long ago in the answer, too. */
    private String answer(Known before) {
        var kept = json.read(before.answer());
        return kept.has(BECAUSE)
                ? before.answer()
                : json.with(
                        before.answer(),
                        BECAUSE,
                        json.write(json.read(before.body()).path(BECAUSE)));
    }

    private Refused refusal(Posted posted) {
        var seller = state.partners().get(posted.partner());
        if (seller == null) {
            return new Refused(Refusal.UNKNOWN_PARTNER, "The token's partner does not belong to this coalition.");
        }
        if (!seller.active()) {
            return new Refused(Refusal.PARTNER_AWAY, "The partner is paused or has left the coalition.");
        }
        return state.cards().containsKey(posted.purchase().card()) ? null : new Refused(Refusal.UNKNOWN_CARD, "card");
    }

    private Customer customer(Card card) {
        var past = wallets.getOrDefault(card.account(), state.pasts().getOrDefault(card.account(), Past.NONE));
        return new Customer(
                card.account(),
                card.issuedAccount(),
                card.state() == Card.State.BLOCKED,
                card.member(),
                card.memberName(),
                card.birthDate(),
                tiers.get(card.account()),
                past.visits(),
                past.favourites(),
                state.locked().balance(card.account()));
    }

    private Visit visit(Posted posted, Customer customer) {
        Map<UUID, Hold> holds = new HashMap<>();
        for (var part : posted.purchase().allTender()) {
            var hold =
                    part.hold() == null ? null : ledger.find(customer.account()).hold(part.hold());
            if (hold != null) {
                holds.put(hold.id(), hold);
            }
        }
        return new Visit(
                posted.partner(), posted.journal(), ledger.at(), holds, posted.proofs(), taken, state.accounts());
    }

    private PurchaseOutcome take(Posted posted, Customer customer, Taken base, Settings inForce) {
        var purchase = posted.purchase();
        var decided = state.rules().award(purchase, customer, base, inForce.program());
        var posting = postings.post(posted, customer, decided, inForce);
        remember(posted, customer, decided);
        var stamps = gifts.give(posted, customer, inForce);
        if (!decided.expiresAt().isAfter(ledger.at())) {
            // It comes so late that what it earns has lapsed already.
            news.add(PointsEvents.settle(ledger, List.of(ledger.find(customer.account()))));
        }
        var balance = state.locked().balance(customer.account());
        var because = json.write(posting.taken().because());
        var answer = json.write(PurchaseAnswer.of(purchase, customer, posting.taken(), balance, stamps, inForce));
        var body = json.with(
                json.write(PurchaseEvents.recorded(posted, customer, posting, ledger.at())), BECAUSE, because);
        news.taken(posted, customer, posting, body, because, inForce.program().zone());
        news.add(gifts.news());
        rows.add(new PostgresPurchases.Row(
                posted,
                customer.eventKey(),
                ledger.at(),
                body,
                answer,
                decided.paidInMoney(),
                customer.blocked() ? 0 : purchase.discount()));
        known.put(purchase.id(), new Known(posted.partner(), posted.hash(), answer, body));
        var recognition = json.write(PurchaseAnswer.recognition(purchase, customer, inForce));
        return new PurchaseOutcome.Recorded(
                json.with(json.with(answer, BECAUSE, because), "recognition", recognition), false);
    }

    private void remember(Posted posted, Customer customer, Taken decided) {
        var more = new Past(decided.paidInMoney(), customer.blocked() ? 0 : 1);
        bought.merge(customer.eventKey(), more, Past::plus);
        if (!customer.blocked() && !posted.purchase().categories().isEmpty()) {
            more = more.plus(
                    Past.of(customer.favourites().plus(posted.purchase().categories())));
            bought.merge(customer.account(), Past.of(more.favourites()), Past::plus);
        }
        wallets.put(customer.account(), new Past(0, customer.visits(), null, customer.favourites()).plus(more));
        level(posted, customer, decided);
        for (var proof : posted.proofs().values()) {
            taken.add(proof.key());
            proofs.put(proof.key(), posted.purchase().id());
        }
    }

    /** Keeps the level, and tells of it. */
    private void level(Posted posted, Customer customer, Taken decided) {
        var account = customer.account();
        news.levels(posted.purchase(), customer, standings.get(account), decided.tier());
        tiers.put(account, decided.tier());
        standings.put(account, decided.tier().standing());
        bought.merge(account, Past.of(decided.tier().standing()), Past::plus);
    }

    GiftState gifts() {
        return state.gifts();
    }

    LedgerBatch entered() {
        return ledger;
    }

    /** What is added to the past of each card's own account. */
    Map<UUID, Past> bought() {
        return bought;
    }

    /** The proofs that were used, each with the purchase that did. */
    Map<Proof.Key, UUID> proofs() {
        return proofs;
    }

    List<PostgresPurchases.Row> rows() {
        return rows;
    }

    List<OutgoingEvent> events() {
        return news.events();
    }
}
