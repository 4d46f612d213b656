package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import olp.platform.ledger.model.Value.Note;

/** Takes back what was given for what is returned, and gives back what was spent on it. */
public final class Returns {
    private final LedgerBatch batch;
    private final Value value;

    /** Enters into a batch. */
    public Returns(LedgerBatch batch) {
        this.batch = batch;
        this.value = new Value(batch);
    }

    /**
     * What was taken back.
     *
     * @param parts from which lots
     * @param owed what was not there, and is owed now
     * @param shortfall what was not there, and is not owed
     */
    public record Reversal(List<Part> parts, long owed, long shortfall) {
        /** All that was taken back, at once or as a debt. */
        public long amount() {
            return Part.sum(parts) + owed;
        }

        private Reversal plus(Reversal other) {
            Map<UUID, Part> once = new LinkedHashMap<>();
            parts.forEach(part -> add(once, part));
            other.parts.forEach(part -> add(once, part));
            return new Reversal(List.copyOf(once.values()), owed + other.owed, shortfall + other.shortfall);
        }

        private static void add(Map<UUID, Part> parts, Part part) {
            parts.merge(part.lot(), part, (one, two) -> new Part(one.lot(), one.issuer(), one.amount() + two.amount()));
        }
    }

    /**
     * Takes back what several lots were given for: of each lot its own part. What is spent of it is taken from the other
     * lots that its party gave for the same, then from what else there is, as a payment to that party.
     *
     * @param given the lots, each with the party that gave it and how much of it is to be taken back; a lot that is not
     *     known is null
     * @param note its party is of no matter
     * @param mayOwe true if the holder owes what is missing, false if the party bears it
     * @return by party, in the order in which they are given
     */
    public Map<UUID, Reversal> takeBack(UUID account, List<Part> given, Note note, boolean mayOwe) {
        Map<UUID, Map<UUID, Long>> byParty = new LinkedHashMap<>();
        given.forEach(part -> byParty.computeIfAbsent(part.issuer(), party -> new LinkedHashMap<>())
                .merge(part.lot(), part.amount(), Math::addExact));
        Map<UUID, Reversal> taken = new LinkedHashMap<>();
        byParty.forEach((party, lots) -> taken.put(party, own(account, lots, note)));
        taken.replaceAll((party, own) -> {
            var lots = byParty.get(party).keySet().stream()
                    .filter(lot -> lot != null)
                    .toList();
            var toParty = new Note(note.kind(), party, note.cause(), note.because());
            return new Reversal(own.parts(), 0, 0).plus(reverse(account, lots, own.shortfall(), toParty, mayOwe));
        });
        return taken;
    }

    /** Takes of each lot what is there of its own part; what is not there is the shortfall. */
    private Reversal own(UUID account, Map<UUID, Long> given, Note note) {
        List<Part> taken = new ArrayList<>();
        long missing = 0;
        for (var each : given.entrySet()) {
            var lot = each.getKey() == null ? null : batch.holder(account).lot(each.getKey());
            var there = lot == null ? 0 : Math.min(each.getValue(), lot.remaining());
            if (there > 0) {
                taken.addAll(
                        reverse(account, List.of(lot.id()), there, note, false).parts());
            }
            missing += each.getValue() - there;
        }
        return new Reversal(taken, 0, missing);
    }

    /**
     * Takes back value: first from the lots that were given for what is returned; if those are spent, from what else is
     * pending, then from what is active, as a payment to the party that gave them.
     *
     * @param own lots that were given for what is returned
     * @param mayOwe true if the holder owes what is missing, false if the party bears it
     */
    public Reversal reverse(UUID account, List<UUID> own, long amount, Note note, boolean mayOwe) {
        var holder = batch.holder(account);
        List<Part> taken = new ArrayList<>();
        var missing = amount;
        for (var id : own) {
            var lot = holder.lot(id);
            if (lot != null && missing > 0 && lot.remaining() > 0) {
                var undone = new Note(note.kind(), lot.issuer(), note.cause(), note.because());
                missing -= take(account, List.of(lot), missing, Place.ISSUED, undone, taken);
            }
        }
        for (var place : List.of(Place.PENDING, Place.ACTIVE)) {
            missing -= take(account, holder.open(place), missing, Place.SPENT, note, taken);
        }
        if (mayOwe && missing > 0) {
            value.enter(batch.newId(), account, Place.OWED, Place.SPENT, missing, batch.at(), note, List.of());
            return new Reversal(taken, missing, 0);
        }
        return new Reversal(taken, 0, missing);
    }

    /** Takes at most an amount from lots that are all in one place; answers how much. */
    private long take(UUID account, List<Lot> lots, long most, Place to, Note note, List<Part> taken) {
        var amount = Math.min(most, lots.stream().mapToLong(Lot::remaining).sum());
        if (amount == 0) {
            return 0;
        }
        var from = lots.getFirst().place();
        var parts = value.takeFrom(lots, amount);
        value.enter(account, from, to, batch.at(), note, parts);
        taken.addAll(parts);
        return amount;
    }

    /** Gives back what was spent; see {@link #restore(UUID, UUID, Place, List, Note, Instant)}. */
    public List<Part> restore(UUID account, UUID origin, List<Part> parts, Note note, Instant leastExpiresAt) {
        return restore(account, origin, Place.SPENT, parts, note, leastExpiresAt);
    }

    /**
     * Gives back what was taken: into the lots it came from, or, where such a lot ends too soon or went to another account
     * when a merger was undone, into a new one like it.
     *
     * @param origin the account of issue that gets it: the origin of new lots made for what is elsewhere
     * @param from the place of the house that it was taken to
     * @param parts lots, loaded, and how much of each
     * @param leastExpiresAt what comes back does not end before
     */
    public List<Part> restore(
            UUID account, UUID origin, Place from, List<Part> parts, Note note, Instant leastExpiresAt) {
        var holder = batch.holder(account);
        Map<UUID, Part> restored = new LinkedHashMap<>();
        for (var part : parts) {
            var back = restore(holder, origin, part, leastExpiresAt);
            restored.merge(
                    back.lot(), back, (one, two) -> new Part(one.lot(), one.issuer(), one.amount() + two.amount()));
        }
        var list = List.copyOf(restored.values());
        value.enter(account, from, Place.ACTIVE, batch.at(), note, list);
        value.repay(holder, batch.at());
        return list;
    }

    private Part restore(Holder holder, UUID origin, Part part, Instant leastExpiresAt) {
        var lot = holder.lot(part.lot());
        if (lot == null) {
            var gone = Objects.requireNonNull(
                    holder.lotElsewhere(part.lot()), () -> "lot " + part.lot() + " was not loaded");
            return remake(gone, new Lot.Owner(holder.account(), origin, gone.notice()), part, leastExpiresAt);
        }
        return endsBefore(lot, leastExpiresAt)
                ? remake(lot, new Lot.Owner(lot.account(), lot.origin(), lot.notice()), part, leastExpiresAt)
                : putBack(lot, part.amount());
    }

    private static boolean endsBefore(Lot lot, Instant least) {
        return lot.expiresAt() != null && lot.expiresAt().isBefore(least);
    }

    private Part putBack(Lot lot, long amount) {
        batch.changeLot(lot.plus(amount));
        return lot.part(amount);
    }

    private Part remake(Lot lot, Lot.Owner owner, Part part, Instant leastExpiresAt) {
        var expiresAt = endsBefore(lot, leastExpiresAt) ? leastExpiresAt : lot.expiresAt();
        var remade = lot.remade(batch.newId(), owner, lot.cause(), part.amount(), expiresAt);
        batch.giveLot(remade);
        return remade.part(part.amount());
    }
}
