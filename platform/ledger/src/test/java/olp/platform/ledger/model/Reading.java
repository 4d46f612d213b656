package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a transaction reads beside what is due: the same as the queries of the PostgreSQL store. */
final class Reading {
    private final Map<UUID, Long> active = new LinkedHashMap<>();
    private final Map<UUID, Long> pending = new HashMap<>();
    private final List<UUID> lots = new ArrayList<>();
    private final List<UUID> holds = new ArrayList<>();
    private boolean whole;

    Reading account(UUID account) {
        active.putIfAbsent(account, 0L);
        return this;
    }

    Reading spending(UUID account, long amount) {
        active.merge(account, amount, Long::sum);
        return this;
    }

    Reading reversing(UUID account, long amount) {
        pending.merge(account, amount, Long::sum);
        return spending(account, amount);
    }

    Reading lots(Collection<UUID> ids) {
        lots.addAll(ids);
        return this;
    }

    Reading hold(UUID id) {
        holds.add(id);
        return this;
    }

    Reading whole(UUID account) {
        whole = true;
        return account(account);
    }

    Map<UUID, Holder> from(Books books) {
        Map<UUID, Holder> holders = new LinkedHashMap<>();
        active.forEach((account, most) -> holders.put(account, holder(books, account)));
        return holders;
    }

    private Holder holder(Books books, UUID account) {
        var row = books.accounts.get(account);
        var holder = new Holder(account, row.balance(), row.ends(), row.dueAt());
        if (row.ends().isUsedUp()) {
            holder.endsLoaded(Ends.of(books.allEnds(account)));
        }
        if (holder.isDue(books.now)) {
            due(books, holder);
        }
        Predicate<Lot> open = lot -> lot.remaining() > 0 && !isLapsed(lot, books.now);
        load(books, holder, open.and(Lot::active), active.get(account));
        load(
                books,
                holder,
                open.and(lot -> !lot.active() && lot.activeFrom().isAfter(books.now)),
                pending.getOrDefault(account, 0L));
        if (!lots.isEmpty()) {
            load(books, holder, lot -> lots.contains(lot.id()), Long.MAX_VALUE);
            holder.loadElsewhere(lots.stream()
                    .map(books.lots::get)
                    .filter(lot -> !lot.account().equals(account))
                    .toList());
        }
        holds(books, holder, hold -> holds.contains(hold.id()) || holds.contains(hold.tornFrom()));
        if (whole) {
            load(books, holder, lot -> lot.remaining() > 0, Long.MAX_VALUE);
            holds(books, holder, hold -> hold.state() == Hold.State.HELD);
        }
        return holder;
    }

    private static boolean isLapsed(Lot lot, Instant at) {
        return lot.lapsesAt() != null && !lot.lapsesAt().isAfter(at);
    }

    private static void due(Books books, Holder holder) {
        Predicate<Lot> open = lot -> lot.remaining() > 0;
        Predicate<Lot> activates = lot -> !lot.active() && !lot.activeFrom().isAfter(books.now);
        load(books, holder, open.and(activates.or(lot -> isLapsed(lot, books.now))), Long.MAX_VALUE);
        holds(books, holder, hold -> hold.state() == Hold.State.HELD && hold.stateAt(books.now) == Hold.State.EXPIRED);
        var lotsNext = books.of(holder)
                .filter(open)
                .flatMap(lot -> Stream.of(lot.active() ? null : lot.activeFrom(), looksAgain(lot, books.now)));
        var holdsNext = books.holds.values().stream()
                .filter(hold -> hold.account().equals(holder.account()) && hold.state() == Hold.State.HELD)
                .map(Hold::expiresAt);
        holder.dueLoaded(Stream.concat(lotsNext, holdsNext)
                .filter(each -> each != null && each.isAfter(books.now))
                .min(Comparator.naturalOrder())
                .orElse(null));
    }

    /** Not before its end, and then when it lapses. */
    private static Instant looksAgain(Lot lot, Instant now) {
        return lot.expiresAt() != null && lot.expiresAt().isAfter(now) ? lot.expiresAt() : lot.lapsesAt();
    }

    private static void load(Books books, Holder holder, Predicate<Lot> which, long most) {
        holder.load(
                books.of(holder)
                        .filter(which)
                        .sorted(Lot.SPENDING_ORDER)
                        .limit(most)
                        .toList(),
                List.of());
    }

    private static void holds(Books books, Holder holder, Predicate<Hold> which) {
        var holds = books.holds.values().stream()
                .filter(hold -> hold.account().equals(holder.account()))
                .filter(which)
                .toList();
        if (holds.isEmpty()) {
            return;
        }
        var bound = holds.stream()
                .flatMap(hold -> hold.parts().stream())
                .map(Part::lot)
                .toList();
        holder.load(books.of(holder).filter(lot -> bound.contains(lot.id())).toList(), holds);
    }
}
