package olp.platform.ledger.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import olp.platform.ledger.model.Value.Note;

/**
 * Posts what has fallen due: lots that become active, holds that end, lots that lapse, each at its own instant and in the
 * order of time. So it makes no difference when, or how often, this is done.
 */
public final class Settling {
    private final LedgerBatch batch;
    private final Kinds kinds;
    private final Holder holder;
    private final Value value;
    private final PriorityQueue<Step> agenda = new PriorityQueue<>(
            Comparator.comparing(Step::when).thenComparing(Step::what).thenComparing(Step::id));

    private Settling(LedgerBatch batch, Kinds kinds, Holder holder) {
        this.batch = batch;
        this.kinds = kinds;
        this.holder = holder;
        this.value = new Value(batch);
    }

    private enum What {
        ACTIVATE,
        END_HOLD,
        LAPSE
    }

    private record Step(Instant when, What what, UUID id) {}

    /** Posts what is due of a holder by the batch's time; what is due was loaded. */
    public static void settle(LedgerBatch batch, Kinds kinds, Holder holder) {
        if (holder.isDue(batch.at())) {
            // Its row is written even if nothing moves: it then says when to look again.
            batch.touch(holder.account());
            new Settling(batch, kinds, holder).run();
            holder.settled();
        }
    }

    /** Posts what is due of holders; answers what was entered. */
    public static List<Entry> settle(LedgerBatch batch, Kinds kinds, Collection<Holder> holders) {
        var before = batch.entries().size();
        holders.forEach(holder -> settle(batch, kinds, holder));
        return List.copyOf(batch.entries().subList(before, batch.entries().size()));
    }

    private void run() {
        holder.open(Place.PENDING).forEach(lot -> {
            plan(lot.activeFrom(), What.ACTIVATE, lot.id());
            plan(lot.lapsesAt(), What.LAPSE, lot.id());
        });
        holder.open(Place.ACTIVE).forEach(lot -> plan(lot.lapsesAt(), What.LAPSE, lot.id()));
        holder.openHolds().forEach(hold -> plan(hold.expiresAt(), What.END_HOLD, hold.id()));
        for (var step = agenda.poll(); step != null; step = agenda.poll()) {
            switch (step.what()) {
                case ACTIVATE -> activate(holder.lot(step.id()), step.when());
                case END_HOLD -> end(holder.hold(step.id()), step.when());
                case LAPSE -> lapse(holder.lot(step.id()), step.when());
            }
        }
    }

    private void plan(Instant when, What what, UUID id) {
        if (when != null && !when.isAfter(batch.at())) {
            agenda.add(new Step(when, what, id));
        }
    }

    private void activate(Lot lot, Instant when) {
        if (lot.remaining() > 0) {
            batch.changeLot(lot.activated());
            enter(lot, Place.PENDING, Place.ACTIVE, kinds.activated(), when);
            value.repay(holder, when);
        }
    }

    /** All pieces of it that are here, at once. */
    private void end(Hold hold, Instant when) {
        var pieces = holder.openHolds().stream()
                .filter(each -> each.made().equals(hold.made()))
                .toList();
        new Holds(batch).end(pieces, Hold.State.EXPIRED, when);
        // What it frees of a lot that has lapsed meanwhile lapses now.
        for (var piece : pieces) {
            for (var part : piece.parts()) {
                var lapsesAt = holder.lot(part.lot()).lapsesAt();
                if (lapsesAt != null) {
                    plan(lapsesAt.isAfter(when) ? lapsesAt : when, What.LAPSE, part.lot());
                }
            }
        }
    }

    private void lapse(Lot lot, Instant when) {
        if (lot.remaining() > 0) {
            enter(lot, lot.place(), Place.EXPIRED, kinds.expired(), when);
            batch.changeLot(lot.plus(-lot.remaining()));
        }
    }

    private void enter(Lot lot, Place from, Place to, String kind, Instant when) {
        var note = new Note(kind, lot.issuer(), lot.cause(), null);
        value.enter(lot.account(), from, to, when, note, List.of(lot.part(lot.remaining())));
    }
}
