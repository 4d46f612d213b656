package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * @return the lots it was spent from
     */
    public List<Part> capture(Hold hold, long amount, Note note) {
        if (hold.tornFrom() == null) {
            return captureHere(hold, amount, note);
        }
        List<Part> spent = new ArrayList<>();
        for (var each : sharesOf(hold, amount).entrySet()) {
            spent.addAll(captureHere(each.getKey(), each.getValue(), note));
        }
        return spent;
    }

    /** How much of each piece is spent: as if it were one hold still. */
    private Map<Hold, Long> sharesOf(Hold hold, long amount) {
        Map<Hold, Long> shares = new LinkedHashMap<>();
        Map<Lot, Hold> pieces = new TreeMap<>(Lot.SPENDING_ORDER);
        Map<UUID, Long> held = new HashMap<>();
        for (var piece : batch.pieces(hold)) {
            shares.put(piece, 0L);
            for (var part : piece.parts()) {
                pieces.put(batch.holder(piece.account()).lot(part.lot()), piece);
                held.put(part.lot(), part.amount());
            }
        }
        var missing = amount;
        for (var each : pieces.entrySet()) {
            var some = Math.min(missing, held.get(each.getKey().id()));
            shares.merge(each.getValue(), some, Long::sum);
            missing -= some;
        }
        if (missing > 0) {
            throw new IllegalStateException("not all pieces of hold " + hold.made() + " were locked");
        }
        return shares;
    }

    private List<Part> captureHere(Hold hold, long amount, Note note) {
        var holder = batch.holder(hold.account());
        List<Part> spent = new ArrayList<>();
        List<Part> rest = new ArrayList<>();
        var missing = amount;
        for (var part : hold.parts()) {
            var some = Math.min(missing, part.amount());
            missing -= some;
            add(spent, holder.lot(part.lot()), some);
            add(rest, holder.lot(part.lot()), part.amount() - some);
        }
        value.enter(hold.account(), Place.HELD, Place.SPENT, batch.at(), note, spent);
        free(hold, rest, batch.at());
        batch.changeHold(hold.ended(Hold.State.CAPTURED, amount));
        return spent;
    }

    /**
     * Frees what a hold set aside, with all pieces of a torn one; what it frees of a lot that has
     * lapsed meanwhile lapses when its account is settled next.
     */
    public void end(Hold hold, Hold.State how, Instant when) {
        batch.pieces(hold).forEach(piece -> endHere(piece, how, when));
    }

    /** Frees what a hold set aside, or one piece of a torn one. */
    void endHere(Hold hold, Hold.State how, Instant when) {
        var holder = batch.holder(hold.account());
        List<Part> all = new ArrayList<>();
        hold.parts().forEach(part -> add(all, holder.lot(part.lot()), part.amount()));
        free(hold, all, when);
        batch.changeHold(hold.ended(how, 0));
    }

    private void free(Hold hold, List<Part> parts, Instant when) {
        var holder = batch.holder(hold.account());
        for (var part : parts) {
            batch.changeLot(holder.lot(part.lot()).plus(part.amount()));
        }
        var note = new Note(Kinds.HOLD_ENDED, hold.party(), hold.id(), null);
        value.enter(hold.account(), Place.HELD, Place.ACTIVE, when, note, parts);
        value.repay(holder, when);
    }

    /** A hold that was read names lots only; their issuers are in the lots. */
    private static void add(List<Part> parts, Lot lot, long amount) {
        if (amount > 0) {
            parts.add(lot.part(amount));
        }
    }
}
