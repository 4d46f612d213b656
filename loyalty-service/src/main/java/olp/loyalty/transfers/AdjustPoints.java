package olp.loyalty.transfers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.model.Program;
import olp.loyalty.transfers.AdjustmentResource.Adjustment;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Puts points right. A blocked card's, too: they are its account's. */
@ApplicationScoped
class AdjustPoints {
    private final PointsDesk desk;
    private final PostgresTransfers adjustments;

    AdjustPoints(PointsDesk desk, PostgresTransfers adjustments) {
        this.desk = desk;
        this.adjustments = adjustments;
    }

    /** An adjustment that was made. */
    record View(UUID id, String card, long points, String reason) {}

    Uni<Answer> adjust(RequestKey key, Adjustment asked) {
        return desk.once(
                key,
                List.of(asked.card()),
                card -> asked.points() < 0 ? new Wanted().spending(card.account(), -asked.points()) : new Wanted(),
                (tx, locked, program) -> adjust(tx, key, locked, asked, program));
    }

    private Uni<Answer> adjust(SqlConnection tx, RequestKey key, Locked locked, Adjustment asked, Program program) {
        var card = locked.cards().get(asked.card());
        if (card == null) {
            throw Problem.notFound("card");
        }
        var work = desk.work(locked);
        var parts = asked.points() > 0 ? List.of(give(work, asked, card, program)) : take(work, asked, card, locked);
        var at = work.batch().at();
        work.tell(TransferEvents.adjusted(asked.id(), card, asked.points(), parts, at));
        return adjustments
                .add(tx, asked, card, key.caller(), at)
                .flatMap(added -> desk.write(tx, work))
                .replaceWith(() -> Answer.of(201, new View(asked.id(), asked.card(), asked.points(), asked.reason())));
    }

    private static Part give(PointsDesk.Work work, Adjustment asked, Card card, Program program) {
        var at = work.batch().at();
        var lot = Lot.given(
                TimeOrderedIds.next(),
                PointsDesk.owner(card, program),
                Program.PARTY,
                because(asked),
                null,
                asked.points(),
                at,
                program.expiresAt(at));
        return work.value().give(Place.ADJUSTED, note(asked), lot).part(asked.points());
    }

    private static List<Part> take(PointsDesk.Work work, Adjustment asked, Card card, Locked locked) {
        PointsDesk.refuseTooFew(locked.ledger().balance(card.account()), -asked.points());
        return work.value().take(card.account(), -asked.points(), Place.ADJUSTED, note(asked));
    }

    private static Note note(Adjustment asked) {
        return new Note("ADJUSTED", Program.PARTY, asked.id(), because(asked));
    }

    private static Reason because(Adjustment asked) {
        return new Reason("adjustment", 1, asked.reason());
    }
}
