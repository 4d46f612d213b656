package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives, takes and passes on value. */
public final class Value {
    private final LedgerBatch batch;

    /** Enters into a batch. */
    public Value(LedgerBatch batch) {
        this.batch = batch;
    }

    /** A movement to be made: what it is called, whose side of the house it touches, what it came from and why. */
    public record Note(String kind, UUID party, UUID cause, Reason because) {}

    /** Issues a new lot: pending, or active at once if its time has come. Answers the lot as it is then. */
    public Lot issue(String kind, Reason because, Lot lot) {
        return give(Place.ISSUED, new Note(kind, lot.issuer(), lot.cause(), because), lot);
    }

    /** Gives a lot out of a place of the house; out of {@code ISSUED} it counts for what was ever issued. */
    public Lot give(Place from, Note note, Lot lot) {
        var sourced = lot.from(from);
        var given = lot.activeFrom().isAfter(batch.at()) ? sourced : sourced.activated();
        batch.giveLot(given);
        enter(given.id(), given.account(), from, given.place(), given.remaining(), batch.at(), note, List.of());
        repay(batch.holder(given.account()), batch.at());
        return given;
    }

    /**
     * Takes active value, soonest expiring first, to a place of the house. The caller has checked that there is enough, and
     * loaded the lots.
     */
    public List<Part> take(UUID account, long amount, Place to, Note note) {
        var parts = takeFrom(batch.holder(account).open(Place.ACTIVE), amount);
        enter(account, Place.ACTIVE, to, batch.at(), note, parts);
        return parts;
    }

    /** Passes active value on to another holder: the lots keep issuer, rule and end. */
    public List<Part> transfer(UUID from, Lot.Owner to, long amount, Note out, String kindIn) {
        var parts = take(from, amount, Place.MOVED, out);
        List<Part> arrived = new ArrayList<>();
        for (var part : parts) {
            var lot = batch.holder(from).lot(part.lot());
            var remade = lot.remade(batch.newId(), to, null, part.amount(), lot.expiresAt());
            batch.giveLot(remade);
            arrived.add(remade.part(part.amount()));
        }
        var in = new Note(kindIn, out.party(), out.cause(), out.because());
        enter(to.account(), Place.MOVED, Place.ACTIVE, batch.at(), in, arrived);
        repay(batch.holder(to.account()), batch.at());
        return parts;
    }

    /**
     * What is on its way out has arrived: no news to the holder.
     *
     * @param parts the lots it was taken from, and how much of each
     */
    public void arrive(UUID account, Note note, List<Part> parts) {
        enter(account, Place.LEAVING, Place.LEFT, batch.at(), note, parts);
    }

    /** Pays back what a holder owes from what is active. */
    void repay(Holder holder, Instant when) {
        var amount = Math.min(holder.balance().active(), -holder.balance().owed());
        if (amount > 0) {
            var parts = takeFrom(holder.open(Place.ACTIVE), amount);
            var note = new Note(Kinds.REPAID, parts.getFirst().issuer(), null, null);
            enter(holder.account(), Place.ACTIVE, Place.OWED, when, note, parts);
        }
    }

    /** Takes an amount from lots in turn. */
    List<Part> takeFrom(List<Lot> lots, long amount) {
        List<Part> parts = new ArrayList<>();
        var missing = amount;
        for (var lot : lots) {
            var some = Math.min(missing, lot.remaining());
            if (some > 0) {
                batch.changeLot(lot.plus(-some));
                parts.add(lot.part(some));
                missing -= some;
            }
        }
        if (missing > 0) {
            throw new IllegalStateException(missing + " more are to be taken than the lots that were loaded have");
        }
        return parts;
    }

    void enter(UUID account, Place from, Place to, Instant when, Note note, List<Part> parts) {
        if (!parts.isEmpty()) {
            enter(batch.newId(), account, from, to, Part.sum(parts), when, note, parts);
        }
    }

    void enter(UUID id, UUID account, Place from, Place to, long amount, Instant when, Note note, List<Part> parts) {
        batch.enter(new Entry(
                id, account, note.kind(), from, to, note.party(), amount, when, note.cause(), note.because(), parts));
    }
}
