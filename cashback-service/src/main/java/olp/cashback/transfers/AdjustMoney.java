package olp.cashback.transfers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.cards.OwnCards;
import olp.cashback.ledger.MoneyDesk;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.transfers.AdjustmentResource.Adjustment;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Party;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.RequestKey;

/** Puts money right. A blocked card's, too: it is its wallet's. */
@ApplicationScoped
class AdjustMoney {
    private final MoneyDesk desk;
    private final OwnCards cards;
    private final PostgresTransfers adjustments;

    AdjustMoney(MoneyDesk desk, OwnCards cards, PostgresTransfers adjustments) {
        this.desk = desk;
        this.cards = cards;
        this.adjustments = adjustments;
    }

    /** An adjustment that was made. */
    record View(UUID id, String card, long amount, String currency, String reason) {}

    Uni<Answer> adjust(RequestKey key, Adjustment asked) {
        return desk.once(
                key,
                tx -> cards.known(tx, List.of(asked.card())).flatMap(found -> {
                    var card = found.get(asked.card());
                    return desk.change(
                            tx,
                            List.of(card.issuedAccount()),
                            wallets -> asked.amount() < 0
                                    ? new Wanted().spending(wallets.get(card.issuedAccount()), -asked.amount())
                                    : new Wanted(),
                            work -> adjust(work, card, asked, key.caller()));
                }));
    }

    private Uni<Answer> adjust(Work work, Card card, Adjustment asked, String author) {
        var parts = asked.amount() > 0 ? List.of(give(work, card, asked)) : take(work, card, asked);
        TransferEvents.adjusted(work, card, asked, parts);
        return adjustments
                .add(work.tx(), asked, card, author, work.at())
                .replaceWith(() -> Answer.of(
                        201,
                        new View(
                                asked.id(),
                                asked.card(),
                                asked.amount(),
                                work.program().currency(),
                                asked.reason())));
    }

    private static Part give(Work work, Card card, Adjustment asked) {
        var at = work.at();
        var lot = Lot.given(
                TimeOrderedIds.next(),
                work.owner(card),
                Party.PROGRAMME,
                because(asked),
                null,
                asked.amount(),
                at,
                work.program().lifespan().endOf(at));
        return work.value().give(Place.ADJUSTED, note(asked), lot).part(asked.amount());
    }

    private static List<Part> take(Work work, Card card, Adjustment asked) {
        var wallet = work.wallet(card);
        work.refuseTooLittle(wallet, -asked.amount());
        return work.value().take(wallet, -asked.amount(), Place.ADJUSTED, note(asked));
    }

    private static Note note(Adjustment asked) {
        return new Note("ADJUSTED", Party.PROGRAMME, asked.id(), because(asked));
    }

    private static Reason because(Adjustment asked) {
        return new Reason("adjustment", 1, asked.reason());
    }
}
