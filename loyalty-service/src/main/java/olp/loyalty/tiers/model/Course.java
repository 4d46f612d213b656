package olp.loyalty.tiers.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import olp.loyalty.program.model.Tiers;
import olp.loyalty.program.model.Tiers.Level;

/**
 * An account's way through the levels, from its first purchase on: at each instant at which something was paid, came back,
 * fell out of the period, or another table came into force.
 */
final class Course {
    private final TierTables tables;
    private final List<Spend> spends;
    private final TreeMap<LocalDate, Long> days = new TreeMap<>();
    private LocalDate oldest = LocalDate.MIN;
    private int counted;
    private int table;
    private long spend;
    private String level;
    private Instant since;
    private Instant newest;
    private Instant grace;

    private Course(TierTables tables, List<Spend> spends) {
        this.tables = tables;
        this.spends = spends;
        this.table = tables.index(spends.getFirst().at());
        this.level = tiers().levels().getFirst().code();
        this.since = tables.tables().get(table).from();
    }

    /**
     * Where the account stands at an instant.
     *
     * @param history all that counts, in any order; what happened later is left out
     */
    static TierStanding of(TierTables tables, List<Spend> history, Instant end) {
        var spends = history.stream()
                .filter(each -> !each.at().isAfter(end))
                .sorted(Comparator.comparing(Spend::at))
                .toList();
        return spends.isEmpty() ? TierStanding.fresh(tables, end) : new Course(tables, spends).until(end);
    }

    private TierStanding until(Instant end) {
        var next = next();
        while (next != null && !next.isAfter(end)) {
            step(next);
            next = next();
        }
        return new TierStanding(level, spend, since, newest, next, grace, tables.version());
    }

    private Tiers tiers() {
        return tables.tables().get(table).tiers();
    }

    /** The next instant at which something happens. */
    private Instant next() {
        var day = days.ceilingKey(oldest);
        return soonest(
                soonest(counted < spends.size() ? spends.get(counted).at() : null, grace),
                soonest(day == null ? null : tables.leaves(tiers(), day), tables.end(table)));
    }

    private static Instant soonest(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private void step(Instant at) {
        if (at.equals(tables.end(table))) {
            table++;
            // With another period other days count.
            oldest = LocalDate.MIN;
            spend = days.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
            since = at;
        }
        for (; counted < spends.size() && spends.get(counted).at().equals(at); counted++) {
            count(spends.get(counted));
        }
        for (var day = days.ceilingKey(oldest);
                day != null && !tables.leaves(tiers(), day).isAfter(at);
                day = days.ceilingKey(oldest)) {
            spend -= days.get(day);
            oldest = day.plusDays(1);
            since = at;
        }
        judge(at);
    }

    private void count(Spend each) {
        var day = tables.day(each.boughtAt());
        days.merge(day, each.amount(), Math::addExact);
        spend = day.isBefore(oldest) ? spend : Math.addExact(spend, each.amount());
        newest = each.at();
        since = each.amount() < 0 ? each.at() : since;
    }

    private void judge(Instant at) {
        var reached = tiers().at(spend);
        var held = tiers().level(level).orElse(reached);
        if (reached.threshold() >= held.threshold()) {
            become(reached, at);
            return;
        }
        if (grace == null) {
            grace = tables.graceEnd(tiers(), at);
            since = at;
        }
        if (!grace.isAfter(at)) {
            become(reached, at);
        }
    }

    private void become(Level reached, Instant at) {
        if (grace != null || !reached.code().equals(level)) {
            since = at;
        }
        level = reached.code();
        grace = null;
    }
}
