package olp.platform.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import olp.platform.ledger.model.Returns.Reversal;

/** What tests do with the books, in words; accounts are those that cards were issued with. */
final class LedgerWords {
    static final Duration LEAST_LIFE = Duration.ofDays(30);
    static final Mergers.Names MERGER = new Mergers.Names("MERGED_OUT", "MERGED_IN", Books.SHOP);

    final Books books = new Books();

    void at(double day) {
        books.now = Books.day(day);
    }

    /** An account with so much to spend, for ever. */
    UUID holderOf(long amount) {
        var account = books.open();
        if (amount > 0) {
            earn(account, amount, books.now, null);
        }
        return account;
    }

    UUID earn(UUID account, long amount, Instant activeFrom, Instant expiresAt) {
        return earn(account, account, amount, activeFrom, expiresAt, false);
    }

    UUID earn(UUID account, UUID origin, long amount, Instant activeFrom, Instant expiresAt, boolean notice) {
        return books.post(new Reading().account(account), batch -> {
            var owner = new Lot.Owner(account, origin, notice);
            var lot = Lot.given(
                    books.newId(), owner, Books.SHOP, Books.BASE, books.newId(), amount, activeFrom, expiresAt);
            return new Value(batch).issue("EARNED", Books.BASE, lot).id();
        });
    }

    List<Part> spend(UUID account, long amount) {
        return take(account, amount, Place.SPENT, "SPENT");
    }

    List<Part> take(UUID account, long amount, Place to, String kind) {
        return books.post(
                new Reading().spending(account, amount),
                batch -> new Value(batch).take(account, amount, to, Books.note(kind)));
    }

    UUID adjustUp(UUID account, UUID origin, long amount) {
        return books.post(new Reading().account(account), batch -> {
            var owner = new Lot.Owner(account, origin, false);
            var lot = Lot.given(books.newId(), owner, Books.SHOP, Books.BASE, null, amount, books.now, null);
            return new Value(batch)
                    .give(Place.ADJUSTED, Books.note("ADJUSTED"), lot)
                    .id();
        });
    }

    UUID hold(UUID account, long amount, Instant expiresAt) {
        return hold(account, account, amount, expiresAt);
    }

    UUID hold(UUID account, UUID origin, long amount, Instant expiresAt) {
        return books.post(
                new Reading().spending(account, amount),
                batch -> new Holds(batch)
                        .hold(books.newId(), account, origin, Books.SHOP, amount, expiresAt)
                        .id());
    }

    List<Part> capture(UUID hold, long amount) {
        return books.post(
                whole(hold), batch -> new Holds(batch).capture(batch.hold(hold), amount, Books.note("SPENT")));
    }

    void release(UUID hold) {
        books.post(whole(hold), batch -> {
            new Holds(batch).end(batch.hold(hold), Hold.State.VOIDED, books.now);
            return null;
        });
    }

    /** A hold and the accounts of all its pieces. */
    private Reading whole(UUID hold) {
        var reading = new Reading().hold(hold);
        pieces(hold).forEach(piece -> reading.account(piece.account()));
        return reading;
    }

    /** What an open hold has set aside. */
    long held(UUID hold) {
        return books.post(whole(hold), batch -> batch.heldBy(batch.hold(hold)));
    }

    /** The pieces of a hold; itself, if it was not torn. */
    List<Hold> pieces(UUID hold) {
        return books.holds.values().stream()
                .filter(each -> each.made().equals(hold))
                .toList();
    }

    Reversal reverse(UUID account, Collection<UUID> own, long amount, boolean mayOwe) {
        return books.post(
                new Reading().reversing(account, amount).lots(own),
                batch -> new Returns(batch).reverse(account, List.copyOf(own), amount, Books.note("REVERSED"), mayOwe));
    }

    List<Part> restore(UUID account, List<Part> parts) {
        return restore(account, account, Place.SPENT, parts);
    }

    List<Part> restore(UUID account, UUID origin, List<Part> parts) {
        return restore(account, origin, Place.SPENT, parts);
    }

    List<Part> restore(UUID account, Place from, List<Part> parts) {
        return restore(account, account, from, parts);
    }

    List<Part> restore(UUID account, UUID origin, Place from, List<Part> parts) {
        return books.post(
                new Reading()
                        .account(account)
                        .lots(parts.stream().map(Part::lot).toList()),
                batch -> new Returns(batch)
                        .restore(account, origin, from, parts, Books.note("RESTORED"), books.now.plus(LEAST_LIFE)));
    }

    /** What was on its way out has arrived. */
    void arrive(UUID account, List<Part> parts) {
        books.post(new Reading().account(account), batch -> {
            new Value(batch).arrive(account, Books.note("SETTLED"), parts);
            return null;
        });
    }

    void transfer(UUID from, Lot.Owner to, long amount) {
        books.post(
                new Reading().spending(from, amount).account(to.account()),
                batch -> new Value(batch).transfer(from, to, amount, Books.note("TRANSFERRED_OUT"), "TRANSFERRED_IN"));
    }

    void merge(UUID from, UUID into) {
        books.post(new Reading().whole(from).whole(into), batch -> {
            new Mergers(batch).merge(from, into, books.newId(), MERGER);
            return null;
        });
    }

    /** Takes a merger back: what was given to the cards that came with it goes. */
    void split(UUID from, UUID into, Collection<UUID> origins, long owed, long lifetime) {
        books.post(new Reading().whole(from).whole(into), batch -> {
            new Mergers(batch).split(from, into, origins::contains, owed, lifetime, books.newId(), MERGER);
            return null;
        });
    }

    /** The same, also where it tears holds. */
    void part(UUID from, UUID into, Collection<UUID> origins, long owed, long lifetime) {
        books.post(new Reading().whole(from).whole(into), batch -> {
            new Mergers(batch).part(from, into, origins::contains, owed, lifetime, books.newId(), MERGER);
            return null;
        });
    }

    /** True if a hold is in the way of taking a merger back. */
    boolean tears(UUID account, Collection<UUID> origins) {
        return books.post(
                new Reading().whole(account),
                batch -> !new Mergers(batch).torn(account, origins::contains).isEmpty());
    }

    /** What is left of a lot, as it is posted. */
    long left(UUID lot) {
        return books.lots.get(lot).remaining();
    }

    /** What an account has: active, pending, held, owed. */
    List<Long> has(UUID account) {
        var balance = books.balance(account);
        return List.of(balance.active(), balance.pending(), balance.held(), balance.owed());
    }
}
