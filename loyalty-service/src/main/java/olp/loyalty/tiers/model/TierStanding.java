package olp.loyalty.tiers.model;

import java.time.Instant;
import java.util.List;
import olp.loyalty.program.model.Tiers;

/**
 * Where an account stands, so that what comes in order can be counted without its history.
 *
 * @param level code of the level held
 * @param spend within the period, minor units
 * @param since from when on the level was held as it is, and spend only rose
 * @param newest when the last of what counts happened
 * @param due the first instant at which time alone may change it; null if none does
 * @param graceUntil the end of the grace; null unless spend is below the level's threshold
 * @param version of the tier tables that it goes by; 0 if it is not known
 */
public record TierStanding(
        String level, long spend, Instant since, Instant newest, Instant due, Instant graceUntil, int version) {
    /** Of an account whose standing is to be found from its history; the level is what was told last, or null. */
    public static TierStanding unknown(String level) {
        return new TierStanding(level, 0, null, null, null, null, 0);
    }

    /** Of an account that has bought nothing yet. */
    public static TierStanding fresh(TierTables tables, Instant now) {
        var index = tables.index(now);
        var table = tables.tables().get(index);
        return new TierStanding(
                table.tiers().levels().getFirst().code(),
                0,
                table.from(),
                TierTables.ALWAYS,
                tables.end(index),
                null,
                tables.version());
    }

    /** True if it still holds at an instant, unless something is bought or returned. */
    public boolean holdsAt(Instant now, TierTables tables) {
        return version == tables.version() && (due == null || due.isAfter(now));
    }

    /** True if what is to come can be counted one by one, in this order or left out, without the history. */
    boolean isEnoughFor(List<Spend> coming, Instant now, TierTables tables) {
        var end = newest == null || now.isAfter(newest) ? now : newest;
        for (var each : coming) {
            end = each.at().isAfter(end) ? each.at() : end;
        }
        if (!holdsAt(end, tables)) {
            return false;
        }
        var inOrder = true;
        var last = newest;
        long sum = 0;
        for (var each : coming) {
            if (!fits(each, end, tables)) {
                return false;
            }
            inOrder &= !each.at().isBefore(last);
            last = each.at().isAfter(last) ? each.at() : last;
            sum = Math.addExact(sum, each.amount());
        }
        return inOrder || sum < room(tables.at(end));
    }

    /** True if it can be counted without the history. */
    boolean fits(Spend more, Instant now, TierTables tables) {
        return more.amount() >= 0
                && holdsAt(now, tables)
                && holdsAt(more.at(), tables)
                && !more.at().isBefore(since)
                && tables.leaves(tables.at(now), tables.day(more.boughtAt())).isAfter(now);
    }

    /** How much spend it takes until another level, or the end of the grace. */
    private long room(Tiers tiers) {
        return tiers.levels().stream()
                        .filter(each -> graceUntil == null
                                ? each.threshold() > spend
                                : each.code().equals(level))
                        .findFirst()
                        .map(each -> each.threshold())
                        .orElse(Long.MAX_VALUE)
                - spend;
    }

    /** With more spend; it fits. */
    TierStanding plus(Spend more, Instant now, TierTables tables) {
        var tiers = tables.at(now);
        var sum = Math.addExact(spend, more.amount());
        var reached = tiers.at(sum);
        var last = more.at().isAfter(newest) ? more.at() : newest;
        var leaves = tables.leaves(tiers, tables.day(more.boughtAt()));
        var soonest = due == null || leaves.isBefore(due) ? leaves : due;
        var regained = graceUntil != null
                && reached.threshold()
                        >= tiers.level(level).map(each -> each.threshold()).orElse(0L);
        var stays = graceUntil == null ? reached.code().equals(level) : !regained;
        return stays
                ? new TierStanding(level, sum, since, last, soonest, graceUntil, version)
                : new TierStanding(reached.code(), sum, last, last, soonest, null, version);
    }
}
