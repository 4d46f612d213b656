package olp.loyalty.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import olp.loyalty.cards.Card;
import olp.loyalty.gifts.TakenBack;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.model.Program.ReturnPolicy;
import olp.loyalty.purchases.model.Flag;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.loyalty.returns.PostgresReturns.Sold;
import olp.loyalty.returns.model.Refund;
import olp.loyalty.returns.model.Returned;
import olp.loyalty.returns.model.Sale;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Returns.Reversal;
import olp.platform.ledger.model.Value.Note;
import olp.platform.rules.model.Shares;
import olp.platform.web.Problem;

/** Enters in the ledger what a return gives back, then what it takes back. */
final class ReturnPosting {
    /** What comes back can be spent for at least so long. */
    private static final Duration LEAST_LIFE = Duration.ofDays(30);

    private final Sold sold;
    private final Sale sale;
    private final Card card;
    private final LockedAccounts locked;
    private final ReturnPolicy policy;
    private final LedgerBatch batch;

    ReturnPosting(Sold sold, Sale sale, Card card, LockedAccounts locked, ReturnPolicy policy) {
        this.sold = sold;
        this.sale = sale;
        this.card = card;
        this.locked = locked;
        this.policy = policy;
        this.batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
    }

    /**
     * What is to be written.
     *
     * @param boughtAt when the purchase happened
     * @param counted what counts no more for the level, minor units
     * @param discount what was taken off what came back, minor units
     * @param due what is told of what had fallen due
     */
    record Booked(
            LedgerBatch batch,
            Card card,
            ReturnEvents.Returned event,
            Instant boughtAt,
            long counted,
            long discount,
            List<OutgoingEvent> due) {}

    Booked post(Return asked, Returned before, Map<Integer, Integer> quantities, TakenBack gifts) {
        var due = PointsEvents.settle(batch, locked.holders().values());
        var refund = Refund.of(sale, before, quantities);
        var returns = new Returns(batch);
        var note = new Note("RESTORED", sold.partner(), sale.id(), new Reason("return", 1, "Back from a return"));
        var restored = refund.restored().isEmpty()
                ? List.<Part>of()
                : returns.restore(
                        card.account(),
                        card.issuedAccount(),
                        refund.restored(),
                        note,
                        locked.at().plus(LEAST_LIFE));
        var reversal = reverse(returns, refund);
        gifts.points().forEach(each -> reverseGift(returns, each));
        due.addAll(gifts.events());
        var event = event(asked, before, quantities, refund, reversal, restored, gifts);
        var blocked = sold.purchase().flags() != null && sold.purchase().flags().contains(Flag.CARD_BLOCKED);
        return new Booked(
                batch,
                card,
                event,
                sold.purchase().occurredAt(),
                blocked ? 0 : refund.sum(sale, Kind.MONEY),
                blocked ? 0 : discount(before, quantities),
                due);
    }

    /** What was taken off what comes back: the whole of a line's discount once all of the line has come back. */
    private long discount(Returned before, Map<Integer, Integer> quantities) {
        long discount = 0;
        for (var line : sold.purchase().lines()) {
            var returned = before.quantities().getOrDefault(line.line(), 0);
            var now = returned + quantities.getOrDefault(line.line(), 0);
            discount += Shares.part(line.discount(), now, line.quantity())
                    - Shares.part(line.discount(), returned, line.quantity());
        }
        return discount;
    }

    /** Takes back of each lot what was given as it; what is spent of it, from what else there is. */
    private Reversal reverse(Returns returns, Refund refund) {
        var given = refund.reversed().stream()
                .map(each -> new Part(each.lot(), sold.partner(), each.points()))
                .toList();
        return returns.takeBack(card.account(), given, note(), mayOwe())
                .getOrDefault(sold.partner(), new Reversal(List.of(), 0, 0));
    }

    private void reverseGift(Returns returns, LotPoints gift) {
        returns.reverse(card.account(), List.of(gift.lot()), gift.points(), note(), mayOwe());
    }

    private Note note() {
        return new Note("REVERSED", sold.partner(), sale.id(), new Reason("return", 1, "Taken back for a return"));
    }

    private boolean mayOwe() {
        return policy == ReturnPolicy.ALLOW_NEGATIVE;
    }

    /** How many of each line come back; refuses more than are left. */
    Map<Integer, Integer> quantities(Return asked, Returned before) {
        Map<Integer, Integer> left = new HashMap<>();
        sale.lines().forEach(line -> left.put(line.line(), line.quantity() - before.of(line)));
        if (asked.isAll()) {
            left.values().removeIf(quantity -> quantity == 0);
            if (left.isEmpty()) {
                throw Problem.conflict("nothing-left", "All of the purchase has been returned already.");
            }
            return left;
        }
        Map<Integer, Integer> quantities = new HashMap<>();
        for (int i = 0; i < asked.lines().size(); i++) {
            var line = asked.lines().get(i);
            var there = left.get(line.line());
            if (there == null) {
                throw Problem.invalid("lines[" + i + "].line", "is no line of the purchase");
            }
            if (line.quantity() > there) {
                throw Problem.conflict(
                                "more-than-bought",
                                "lines[%d]: %d are to be returned, but %d are left."
                                        .formatted(i, line.quantity(), there))
                        .with("left", there);
            }
            quantities.put(line.line(), line.quantity());
        }
        return quantities;
    }

    private ReturnEvents.Returned event(
            Return asked,
            Returned before,
            Map<Integer, Integer> quantities,
            Refund refund,
            Reversal reversal,
            List<Part> restored,
            TakenBack gifts) {
        var purchase = sold.purchase();
        var complete = sale.lines().stream()
                .allMatch(line -> before.of(line) + quantities.getOrDefault(line.line(), 0) == line.quantity());
        return new ReturnEvents.Returned(
                asked.id(),
                purchase.id(),
                purchase.card(),
                card.account(),
                sold.partner(),
                asked.occurredAt() == null ? locked.at() : asked.occurredAt(),
                locked.at(),
                purchase.currency(),
                refund.lines(),
                refund.value(),
                ReturnEvents.split(sale, refund, purchase.currency()),
                refund.redemptions().isEmpty() ? null : refund.redemptions(),
                ReturnEvents.points(reversal, restored),
                ReturnEvents.Gifts.of(gifts),
                complete);
    }
}
