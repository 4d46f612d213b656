package olp.loyalty.transfers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.model.Program;
import olp.loyalty.transfers.TransferResource.Transfer;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Passes points on: both accounts are locked, so that they are taken and given in one. */
@ApplicationScoped
class TransferPoints {
    private static final Reason PASSED_ON = new Reason("transfer", 1, "Passed on from card to card");

    private final PointsDesk desk;
    private final PostgresTransfers transfers;
    private final TransferLimits limits;

    TransferPoints(PointsDesk desk, PostgresTransfers transfers, TransferLimits limits) {
        this.desk = desk;
        this.transfers = transfers;
        this.limits = limits;
    }

    /** A transfer that was made. */
    record View(UUID id, String from, String to, long points) {}

    /**
     * Makes a transfer.
     *
     * @param member whose card the points must come from; null: anybody's
     */
    Uni<Answer> transfer(RequestKey key, Transfer asked, UUID member) {
        return desk.once(
                key,
                List.of(asked.from(), asked.to()),
                card -> card.number().equals(asked.from())
                        ? new Wanted().spending(card.account(), asked.points())
                        : new Wanted(),
                (tx, locked, program) -> {
                    var from = sender(locked, asked, member);
                    var to = usable(locked.cards().get(asked.to()));
                    if (from.account().equals(to.account())) {
                        throw Problem.conflict("same-account", "Both cards have the same points.");
                    }
                    return today(tx, from, asked, program, locked.ledger().at())
                            .flatMap(within -> pass(tx, key, locked, asked, from, to, program));
                });
    }

    private static Card sender(Locked locked, Transfer asked, UUID member) {
        var from = locked.cards().get(asked.from());
        if (from == null || member != null && !member.equals(from.member())) {
            throw Problem.notFound("card");
        }
        return usable(from);
    }

    private static Card usable(Card card) {
        if (card == null) {
            throw Problem.notFound("card");
        }
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card %s is blocked.".formatted(card.number()));
        }
        return card;
    }

    private Uni<Void> today(SqlConnection tx, Card from, Transfer asked, Program program, Instant at) {
        var zone = program.zone();
        var start = at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return transfers
                .since(tx, from.account(), start)
                .invoke(sent -> {
                    var left = Math.max(0, limits.mostPointsADay() - sent);
                    if (asked.points() > left) {
                        throw Problem.conflict(
                                        "transfer-limit",
                                        "Of what can be passed on in a day %d points are left.".formatted(left))
                                .with("left", left);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> pass(
            SqlConnection tx, RequestKey key, Locked locked, Transfer asked, Card from, Card to, Program program) {
        var work = desk.work(locked);
        PointsDesk.refuseTooFew(locked.ledger().balance(from.account()), asked.points());
        var out = new Note("TRANSFERRED_OUT", Program.PARTY, asked.id(), PASSED_ON);
        var parts = work.value()
                .transfer(from.account(), PointsDesk.owner(to, program), asked.points(), out, "TRANSFERRED_IN");
        var at = work.batch().at();
        work.tell(TransferEvents.transferred(asked.id(), from, to, parts, at));
        return transfers
                .add(tx, asked.id(), from, to, asked.points(), key.caller(), at)
                .flatMap(added -> desk.write(tx, work))
                .replaceWith(() -> Answer.of(201, new View(asked.id(), asked.from(), asked.to(), asked.points())));
    }
}
