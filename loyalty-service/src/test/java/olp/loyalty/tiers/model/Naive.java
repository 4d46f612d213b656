package olp.loyalty.tiers.model;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The level as it is defined, recomputed from all that was ever bought at every instant at which it could change: slow, and
 * sharing no code with what it checks.
 */
final class Naive {
    private final TierTables tables;
    private final List<Spend> history;
    private final TreeSet<Instant> instants;
    private String level;
    private Instant grace;

    private Naive(TierTables tables, List<Spend> history) {
        this.tables = tables;
        this.history = history;
        this.instants = instants(tables, history);
    }

    record State(String level, long spend, Instant grace) {}

    static State at(TierTables tables, List<Spend> history, Instant end) {
        var begun = history.stream().map(Spend::at).min(Instant::compareTo);
        var naive = new Naive(tables, history);
        if (begun.isEmpty() || begun.get().isAfter(end)) {
            return new State(tables.at(end).levels().getFirst().code(), 0, null);
        }
        naive.level = tables.at(begun.get()).levels().getFirst().code();
        for (var at = begun.get(); at != null && !at.isAfter(end); at = naive.after(at)) {
            naive.step(at);
        }
        return new State(naive.level, naive.spend(end), naive.grace);
    }

    private long spend(Instant at) {
        var months = tables.at(at).periodMonths();
        var today = at.atZone(tables.zone()).toLocalDate();
        return history.stream()
                .filter(each -> !each.at().isAfter(at))
                .filter(each -> each.boughtAt()
                        .atZone(tables.zone())
                        .toLocalDate()
                        .plusMonths(months)
                        .isAfter(today))
                .mapToLong(Spend::amount)
                .sum();
    }

    private Instant after(Instant at) {
        var next = instants.higher(at);
        return grace != null && grace.isAfter(at) && (next == null || grace.isBefore(next)) ? grace : next;
    }

    /** All at which something may change, but for the end of the grace. */
    private static TreeSet<Instant> instants(TierTables tables, List<Spend> history) {
        var instants = new TreeSet<Instant>();
        tables.tables().forEach(table -> instants.add(table.from()));
        for (var each : history) {
            instants.add(each.at());
            var day = each.boughtAt().atZone(tables.zone()).toLocalDate();
            for (var table : tables.tables()) {
                instants.add(day.plusMonths(table.tiers().periodMonths())
                        .atStartOfDay(tables.zone())
                        .toInstant());
            }
        }
        return instants;
    }

    private void step(Instant at) {
        var tiers = tables.at(at);
        var spend = spend(at);
        String reached = null;
        long threshold = -1;
        for (var each : tiers.levels()) {
            if (each.threshold() <= spend) {
                reached = each.code();
            }
            if (each.code().equals(level)) {
                threshold = each.threshold();
            }
        }
        if (spend >= threshold) {
            level = reached;
            grace = null;
        } else {
            grace = grace == null
                    ? at.atZone(tables.zone()).plusDays(tiers.graceDays()).toInstant()
                    : grace;
            if (!grace.isAfter(at)) {
                level = reached;
                grace = null;
            }
        }
    }
}
