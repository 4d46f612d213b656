package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Value.Note;

/** Sets value aside for purchases under way, spends it, frees it. */
public final class Holds {
    private final LedgerBatch batch;
    private final Value value;

    /** Enters into a batch. */
    public Holds(LedgerBatch batch) {
        this.batch = batch;
        this.value = new Value(batch);
    }

    /**
     * Sets active value aside. The caller has checked that there is enough, and loaded the lots.
     *
     * @param expiresAt when the clock ends it; null: it lasts until it is captured or ended
     */
    public Hold hold(UUID id, UUID account, UUID origin, UUID party, long amount, Instant expiresAt) {
        var parts = value.take(account, amount, Place.HELD, new Note(Kinds.HOLD, party, id, null));
        var hold = new Hold(id, account, origin, party, amount, 0, Hold.State.HELD, expiresAt, parts, null);
        batch.makeHold(hold);
        return hold;
    }

    /**
     * Spends what a hold set aside, or part of it; the rest is free again. Of a hold that was torn, all pieces: each
     * spends in its own account, the lots that are spent first before the others.
     *
     * @param amount 0 to the hold's, of a torn one to that of all pieces
     * @return the lots it was spent from, in the order in which they are spent
     */
    public List<Part> capture(Hold hold, long amount, Note note) {
        var pieces = batch.pieces(hold);
        List<Part> spent = new ArrayList<>();
        Map<Hold, List<Part>> spentOf = new LinkedHashMap<>();
        Map<Hold, List<Part>> restOf = new HashMap<>();
        var missing = amount;
        for (var each : bound(pieces)) {
            var some = Math.min(missing, each.amount());
            missing -= some;
            add(spent, each.lot(), some);
            add(spentOf.computeIfAbsent(each.piece(), piece -> new ArrayList<>()), each.lot(), some);
            add(restOf.computeIfAbsent(each.piece(), piece -> new ArrayList<>()), each.lot(), each.amount() - some);
        }
        if (missing > 0) {
            throw new IllegalStateException(
                    missing + " more are to be spent than the hold, or its locked pieces, have");
        }
        spentOf.forEach((piece, parts) -> {
            value.enter(piece.account(), Place.HELD, Place.SPENT, batch.at(), note, parts);
            free(piece, restOf.get(piece), batch.at());
            batch.changeHold(piece.ended(Hold.State.CAPTURED, Part.sum(parts)));
        });
        repay(pieces, batch.at());
        return spent;
    }

    /** Some of a lot that a piece of a hold has. */
    private record Bound(Hold piece, Lot lot, long amount) {}

    /** What the pieces of a hold have, in the order in which it is spent. */
    private List<Bound> bound(List<Hold> pieces) {
        List<Bound> bound = new ArrayList<>();
        for (var piece : pieces) {
            var holder = batch.holder(piece.account());
            piece.parts().forEach(part -> bound.add(new Bound(piece, holder.lot(part.lot()), part.amount())));
        }
        if (pieces.size() > 1) {
            bound.sort(Comparator.comparing(Bound::lot, Lot.SPENDING_ORDER));
        }
        return bound;
    }

    /**
     * Frees what a hold set aside, with all pieces of a torn one; what it frees of a lot that has
     * lapsed meanwhile lapses when its account is settled next.
     */
    public void end(Hold hold, Hold.State how, Instant when) {
        end(batch.pieces(hold), how, when);
    }

    /** Frees pieces of a hold; what is owed is paid back once all of them are free. */
    void end(List<Hold> pieces, Hold.State how, Instant when) {
        for (var piece : pieces) {
            var holder = batch.holder(piece.account());
            List<Part> all = new ArrayList<>();
            piece.parts().forEach(part -> add(all, holder.lot(part.lot()), part.amount()));
            free(piece, all, when);
            batch.changeHold(piece.ended(how, 0));
        }
        repay(pieces, when);
    }

    private void free(Hold piece, List<Part> parts, Instant when) {
        var holder = batch.holder(piece.account());
        for (var part : parts) {
            batch.changeLot(holder.lot(part.lot()).plus(part.amount()));
        }
        var note = new Note(Kinds.HOLD_ENDED, piece.party(), piece.made(), null);
        value.enter(piece.account(), Place.HELD, Place.ACTIVE, when, note, parts);
    }

    private void repay(List<Hold> pieces, Instant when) {
        pieces.stream().map(Hold::account).distinct().forEach(account -> value.repay(batch.holder(account), when));
    }

    /** A hold that was read names lots only; their issuers are in the lots. */
    private static void add(List<Part> parts, Lot lot, long amount) {
        if (amount > 0) {
            parts.add(lot.part(amount));
        }
    }
}
