package olp.loyalty.tiers.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import olp.loyalty.program.model.Tiers;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.program.model.Tiers.Next;

/**
 * An account and its level, at an instant. Each method answers a new one.
 *
 * @param standing as it is at {@code now}, or at the last of what counts if that is said to be a little ahead
 * @param history all that counts for it; null if it was not read, because the standing was enough
 */
public record TierAccount(TierStanding standing, List<Spend> history, TierTables tables, Instant now) {
    /**
     * Spend is below what the level asks for.
     *
     * @param graceUntil when the level is lost unless {@code missing} was spent by then
     * @param missing minor units
     */
    public record Review(Instant graceUntil, long missing) {}

    /**
     * Whether an account need not be read but for its standing.
     *
     * @param kept its standing as it was kept; null of one that has bought nothing yet
     * @param coming what may be counted next
     */
    public static boolean needsNoHistory(TierStanding kept, List<Spend> coming, Instant now, TierTables tables) {
        return started(kept, now, tables).isEnoughFor(coming, now, tables);
    }

    /** An account whose kept standing is enough; null of one that has bought nothing yet. */
    public static TierAccount of(TierStanding kept, Instant now, TierTables tables) {
        return new TierAccount(started(kept, now, tables), null, tables, now);
    }

    /** An account by all that counts for it. */
    public static TierAccount of(List<Spend> history, Instant now, TierTables tables) {
        return new TierAccount(Course.of(tables, history, end(history, now)), List.copyOf(history), tables, now);
    }

    private static TierStanding started(TierStanding kept, Instant now, TierTables tables) {
        return kept == null ? TierStanding.fresh(tables, now) : kept;
    }

    private static Instant end(List<Spend> history, Instant now) {
        return history.stream()
                .map(Spend::at)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private Instant end() {
        return standing.newest() != null && standing.newest().isAfter(now) ? standing.newest() : now;
    }

    /** With more paid or returned. */
    public TierAccount plus(Spend more) {
        var end = more.at().isAfter(end()) ? more.at() : end();
        List<Spend> all = null;
        if (history != null) {
            all = new ArrayList<>(history);
            all.add(more);
        }
        var next =
                standing.fits(more, end, tables) ? standing.plus(more, end, tables) : Course.of(tables, read(all), end);
        return new TierAccount(next, all, tables, now);
    }

    private static List<Spend> read(List<Spend> history) {
        if (history == null) {
            throw new IllegalStateException("the history is needed and was not read");
        }
        return history;
    }

    /** The level that was held at an instant, by all that is known now. */
    public Level levelAt(Instant at) {
        var then = !at.isBefore(standing.since()) && standing.holdsAt(at, tables)
                ? standing
                : Course.of(tables, read(history), at);
        return level(then, tables.at(at));
    }

    /** The level held now. */
    public Level level() {
        return level(standing, tiers());
    }

    private static Level level(TierStanding standing, Tiers tiers) {
        return tiers.level(standing.level()).orElseGet(() -> tiers.at(standing.spend()));
    }

    /** The level after the one held and what is missing to it; empty on the highest. */
    public Optional<Next> next() {
        var held = level().threshold();
        return tiers().after(Math.max(held, standing.spend()))
                .map(next -> new Next(next.level(), next.level().threshold() - standing.spend()));
    }

    /** What it takes to keep the level; empty unless spend is below it. */
    public Optional<Review> review() {
        return Optional.ofNullable(standing.graceUntil())
                .map(until -> new Review(until, level().threshold() - standing.spend()));
    }

    private Tiers tiers() {
        return tables.at(end());
    }
}
