package olp.platform.ledger.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import olp.platform.ledger.model.Value.Note;

/** Makes two holders' accounts one, and takes them apart again. All open lots and holds of both are loaded. */
public final class Mergers {
    private final LedgerBatch batch;
    private final Value value;

    /** Enters into a batch. */
    public Mergers(LedgerBatch batch) {
        this.batch = batch;
        this.value = new Value(batch);
    }

    /**
     * What the two sides of a merger are called.
     *
     * @param out kind of the entries on the account that is left
     * @param in kind of the entries on the account that is joined
     * @param party whose side of the house the value passes through
     */
    public record Names(String out, String in, UUID party) {}

    /** Moves all that one holder has, and owes, to another. */
    public void merge(UUID from, UUID into, UUID cause, Names names) {
        var leaving = batch.holder(from);
        var lifetime = leaving.balance().lifetime();
        var owed = -leaving.balance().owed();
        moveLots(from, into, lot -> true, cause, names);
        leaving.openHolds().forEach(hold -> moveHold(hold, into, cause, names));
        moveDebt(from, into, owed, cause, names);
        moveLifetime(from, into, lifetime);
    }

    /**
     * Moves back what came with a merger and was given since to the cards that came with it; spent is spent. What was set
     * aside with those cards goes too.
     *
     * @param theirs which origins go, those of their lots and of their holds; no hold may be {@link #torn}
     * @param owed at most so much of the debt goes
     * @param lifetime so much of what was ever issued goes
     */
    public void split(UUID from, UUID into, Predicate<UUID> theirs, long owed, long lifetime, UUID cause, Names names) {
        if (!torn(from, theirs).isEmpty()) {
            throw new IllegalStateException("a hold of account " + from + " would be torn");
        }
        part(from, into, theirs, owed, lifetime, cause, names);
    }

    /**
     * The same, also where holds have lots of both sides: what is held goes where its lot goes, so that such a hold is torn
     * into a piece for each account. Whichever card it was made with, it is captured and ended as a whole
     * ({@link Holds}); what is freed then is where it belongs.
     *
     * @param theirs which origins go
     */
    public void part(UUID from, UUID into, Predicate<UUID> theirs, long owed, long lifetime, UUID cause, Names names) {
        moveLots(from, into, lot -> theirs.test(lot.origin()), cause, names);
        batch.holder(from).openHolds().forEach(hold -> partHold(hold, into, theirs, cause, names));
        moveDebt(from, into, Math.min(owed, -batch.holder(from).balance().owed()), cause, names);
        moveLifetime(from, into, lifetime);
    }

    /**
     * Open holds that a parting would tear: made with a card of one side from lots of the other. Freed, such a lot has to
     * be where the hold is, so the hold must end before its account is parted.
     *
     * @param theirs which origins go
     */
    public List<Hold> torn(UUID account, Predicate<UUID> theirs) {
        var holder = batch.holder(account);
        return holder.openHolds().stream()
                .filter(hold -> hold.parts().stream()
                        .map(part -> holder.lot(part.lot()).origin())
                        .anyMatch(origin -> theirs.test(origin) != theirs.test(hold.origin())))
                .toList();
    }

    private void moveLots(UUID from, UUID into, Predicate<Lot> which, UUID cause, Names names) {
        for (var place : List.of(Place.ACTIVE, Place.PENDING)) {
            var lots = batch.holder(from).open(place).stream().filter(which).toList();
            lots.forEach(lot -> {
                batch.holder(from).forget(lot);
                batch.changeLot(lot.movedTo(into));
            });
            move(
                    from,
                    into,
                    place,
                    lots.stream().map(lot -> lot.part(lot.remaining())).toList(),
                    cause,
                    names);
        }
        repay(from);
        repay(into);
    }

    private void moveHold(Hold hold, UUID into, UUID cause, Names names) {
        var from = hold.account();
        List<Part> parts = new ArrayList<>();
        for (var part : hold.parts()) {
            carry(part.lot(), from, into);
            parts.add(batch.holder(into).lot(part.lot()).part(part.amount()));
        }
        batch.holder(from).forget(hold);
        batch.changeHold(hold.movedTo(into));
        move(from, into, Place.HELD, parts, cause, names);
    }

    private void partHold(Hold hold, UUID into, Predicate<UUID> theirs, UUID cause, Names names) {
        List<Part> going = new ArrayList<>();
        List<Part> staying = new ArrayList<>();
        for (var part : hold.parts()) {
            var stays = batch.holder(hold.account()).lot(part.lot());
            var lot = stays == null ? batch.holder(into).lot(part.lot()) : stays;
            (theirs.test(lot.origin()) ? going : staying).add(lot.part(part.amount()));
        }
        if (staying.isEmpty()) {
            moveHold(hold, into, cause, names);
        } else if (!going.isEmpty()) {
            going.forEach(part -> carry(part.lot(), hold.account(), into));
            batch.tearHold(hold.keeping(staying));
            batch.makeHold(hold.piece(batch.newId(), into, going));
            move(hold.account(), into, Place.HELD, going, cause, names);
        }
    }

    /** A lot that has nothing left has not moved with the open ones. */
    private void carry(UUID id, UUID from, UUID into) {
        var lot = batch.holder(from).lot(id);
        if (lot != null) {
            batch.holder(from).forget(lot);
            batch.changeLot(lot.movedTo(into));
        }
    }

    private void move(UUID from, UUID into, Place place, List<Part> parts, UUID cause, Names names) {
        value.enter(from, place, Place.MOVED, batch.at(), new Note(names.out(), names.party(), cause, null), parts);
        value.enter(into, Place.MOVED, place, batch.at(), new Note(names.in(), names.party(), cause, null), parts);
    }

    /** A debt is value in the other direction. */
    private void moveDebt(UUID from, UUID into, long owed, UUID cause, Names names) {
        if (owed > 0) {
            var out = new Note(names.out(), names.party(), cause, null);
            var in = new Note(names.in(), names.party(), cause, null);
            value.enter(batch.newId(), from, Place.MOVED, Place.OWED, owed, batch.at(), out, List.of());
            value.enter(batch.newId(), into, Place.OWED, Place.MOVED, owed, batch.at(), in, List.of());
            repay(into);
        }
    }

    private void repay(UUID account) {
        value.repay(batch.holder(account), batch.at());
    }

    private void moveLifetime(UUID from, UUID into, long lifetime) {
        var leaving = batch.touch(from);
        var joined = batch.touch(into);
        leaving.lifetime(leaving.balance().lifetime() - lifetime);
        joined.lifetime(joined.balance().lifetime() + lifetime);
    }
}
