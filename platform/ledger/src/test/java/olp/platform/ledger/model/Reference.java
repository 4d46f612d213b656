package olp.platform.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ledger once more, as simple as can be: every unit of value is an object of its own, and whatever is asked is counted
 * anew. Written from the contract, with nothing of the model in it.
 */
final class Reference {
    private final List<Unit> units = new ArrayList<>();
    private final Map<Integer, Instant> holdEnds = new TreeMap<>();
    private final Map<Integer, Integer> holdOrigins = new HashMap<>();
    private final Map<Integer, Long> debts = new HashMap<>();
    private final Map<Integer, Long> issued = new HashMap<>();
    private Instant now;
    private int numbers;

    Reference(Instant start) {
        this.now = start;
    }

    /** Lets time pass, one instant after the other. */
    void clock(Instant to) {
        now = to;
        for (var next = next(); next != null && !next.isAfter(now); next = next()) {
            happens(next);
        }
    }

    private Instant next() {
        return Stream.concat(
                        units.stream()
                                .filter(unit -> unit.state != Unit.State.HELD)
                                .flatMap(unit -> Stream.of(
                                        unit.state == Unit.State.PENDING ? unit.batch.activeFrom : Instant.MAX,
                                        unit.batch.lapses == null ? Instant.MAX : unit.batch.lapses)),
                        holdEnds.values().stream().filter(ends -> ends != null))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void happens(Instant at) {
        units.stream()
                .filter(unit -> unit.state == Unit.State.PENDING && !unit.batch.activeFrom.isAfter(at))
                .map(unit -> unit.batch)
                .distinct()
                .sorted(Comparator.comparing(batch -> batch.number))
                .toList()
                .forEach(batch -> {
                    units.stream()
                            .filter(unit -> unit.batch == batch && unit.hold == null)
                            .forEach(unit -> unit.state = Unit.State.ACTIVE);
                    payBack(batch.account);
                });
        List.copyOf(holdEnds.entrySet()).stream()
                .filter(hold -> hold.getValue() != null && !hold.getValue().isAfter(at))
                .forEach(hold -> free(hold.getKey(), 0));
        units.removeIf(
                unit -> unit.state != Unit.State.HELD && unit.batch.lapses != null && !unit.batch.lapses.isAfter(at));
    }

    Unit.Batch earn(int account, int origin, long amount, Instant activeFrom, Instant ends, boolean notice) {
        issued.merge(origin, amount, Long::sum);
        return give(account, origin, amount, activeFrom, ends, notice);
    }

    Unit.Batch give(int account, int origin, long amount, Instant activeFrom, Instant ends, boolean notice) {
        var batch = new Unit.Batch(numbers++, account, origin, activeFrom, ends, notice);
        for (int i = 0; i < amount; i++) {
            units.add(new Unit(batch, activeFrom.isAfter(now) ? Unit.State.PENDING : Unit.State.ACTIVE));
        }
        payBack(account);
        return batch;
    }

    /** Takes active units; answers where they were from, one by one. */
    List<Unit.Batch> take(int account, long amount) {
        return remove(of(account, Unit.State.ACTIVE), amount);
    }

    int hold(int account, int origin, long amount, Instant ends) {
        var hold = numbers++;
        of(account, Unit.State.ACTIVE).subList(0, (int) amount).forEach(unit -> {
            unit.state = Unit.State.HELD;
            unit.hold = hold;
        });
        holdEnds.put(hold, ends);
        holdOrigins.put(hold, origin);
        return hold;
    }

    /** Ends a hold: some of it is spent, the rest is free. */
    List<Unit.Batch> free(int hold, long spent) {
        var held = units.stream()
                .filter(unit -> unit.hold != null && unit.hold == hold)
                .sorted(Unit.SOONEST_THEN_OLDEST)
                .toList();
        holdEnds.remove(hold);
        var gone = remove(held, spent);
        var rest = held.subList((int) spent, held.size());
        rest.forEach(unit -> {
            unit.state = Unit.State.ACTIVE;
            unit.hold = null;
        });
        rest.stream().map(unit -> unit.batch.account).distinct().forEach(this::payBack);
        return gone;
    }

    /** Takes back what was given; answers what was not there. */
    long reverse(int account, Unit.Batch own, long amount, boolean mayOwe) {
        List<Unit> order = new ArrayList<>();
        Stream.of(Unit.State.PENDING, Unit.State.ACTIVE)
                .flatMap(state -> of(account, state).stream())
                .filter(unit -> unit.batch == own)
                .forEach(order::add);
        Stream.of(Unit.State.PENDING, Unit.State.ACTIVE)
                .flatMap(state -> of(account, state).stream())
                .filter(unit -> unit.batch != own)
                .forEach(order::add);
        var there = Math.min(amount, order.size());
        remove(order, there);
        if (mayOwe) {
            debts.merge(account, amount - there, Long::sum);
        }
        return amount - there;
    }

    /** Gives back what was spent, into what it was or, where that ends within 30 days or is elsewhere, into something like it. */
    void restore(int account, int origin, List<Unit.Batch> spent) {
        var least = now.plus(Duration.ofDays(30));
        Map<Unit.Batch, Unit.Batch> remade = new HashMap<>();
        for (var batch : spent) {
            var soon = batch.ends != null && batch.ends.isBefore(least);
            var ends = soon ? least : batch.ends;
            var into = !soon && batch.account == account
                    ? batch
                    : remade.computeIfAbsent(
                            batch,
                            old -> new Unit.Batch(
                                    numbers++,
                                    account,
                                    old.account == account ? old.origin : origin,
                                    old.activeFrom,
                                    ends,
                                    old.notice));
            units.add(new Unit(into, Unit.State.ACTIVE));
        }
        payBack(account);
    }

    void transfer(int from, int to, int origin, long amount, boolean notice) {
        Map<Unit.Batch, Unit.Batch> remade = new HashMap<>();
        for (var batch : take(from, amount)) {
            var into = remade.computeIfAbsent(
                    batch, old -> new Unit.Batch(numbers++, to, origin, old.activeFrom, old.ends, notice));
            units.add(new Unit(into, Unit.State.ACTIVE));
        }
        payBack(to);
    }

    void merge(int from, int into) {
        move(from, into, batch -> true);
        debts.merge(into, debts.getOrDefault(from, 0L), Long::sum);
        debts.remove(from);
        payBack(into);
    }

    void split(int from, int into, List<Integer> origins, long owed) {
        move(from, into, batch -> origins.contains(batch.origin));
        var moved = Math.min(owed, owed(from));
        debts.merge(from, -moved, Long::sum);
        debts.merge(into, moved, Long::sum);
        payBack(from);
        payBack(into);
    }

    /** True if a hold of one side's card has units of the other side. */
    boolean tears(int account, List<Integer> origins) {
        return of(account, Unit.State.HELD).stream()
                .anyMatch(unit -> origins.contains(unit.batch.origin) != origins.contains(holdOrigins.get(unit.hold)));
    }

    private void move(int from, int into, java.util.function.Predicate<Unit.Batch> which) {
        units.stream()
                .map(unit -> unit.batch)
                .distinct()
                .filter(batch -> batch.account == from && which.test(batch))
                .toList()
                .forEach(batch -> batch.account = into);
    }

    void warn(Unit.Batch batch) {
        var soonest = now.plus(Duration.ofDays(14));
        batch.lapses = batch.ends.isAfter(soonest) ? batch.ends : soonest;
    }

    long count(int account, Unit.State state) {
        return of(account, state).size();
    }

    long owed(int account) {
        return debts.getOrDefault(account, 0L);
    }

    /** All that was issued to these cards. */
    long issued(List<Integer> origins) {
        return origins.stream().mapToLong(each -> issued.getOrDefault(each, 0L)).sum();
    }

    boolean isHeld(int hold) {
        return holdEnds.containsKey(hold);
    }

    /** What an account's units are like, and how many are like that. */
    Map<Unit.Kind, Long> kinds(int account) {
        Map<Unit.Kind, Long> kinds = new HashMap<>();
        units.stream()
                .filter(unit -> unit.batch.account == account && unit.state != Unit.State.HELD)
                .forEach(unit -> kinds.merge(unit.kind(), 1L, Long::sum));
        return kinds;
    }

    private List<Unit> of(int account, Unit.State state) {
        return units.stream()
                .filter(unit -> unit.batch.account == account && unit.state == state)
                .sorted(Unit.SOONEST_THEN_OLDEST)
                .toList();
    }

    private List<Unit.Batch> remove(List<Unit> from, long amount) {
        var gone = List.copyOf(from.subList(0, (int) amount));
        units.removeAll(gone);
        return gone.stream().map(unit -> unit.batch).toList();
    }

    private void payBack(int account) {
        var amount = Math.min(owed(account), count(account, Unit.State.ACTIVE));
        if (amount > 0) {
            take(account, amount);
            debts.merge(account, -amount, Long::sum);
        }
    }
}
