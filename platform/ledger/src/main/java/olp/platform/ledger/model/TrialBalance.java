package olp.platform.ledger.model;

import java.util.List;

/**
 * All that was ever entered, summed by place and party.
 *
 * @param lines holders' places in one sum each, the house's by party
 * @param drift what kept beside the entries (balances, lots, holds) does not say the same: at most ten, by name
 */
public record TrialBalance(List<Line> lines, List<String> drift) {
    /**
     * One account's sum.
     *
     * @param account the place, and for the house's the party: {@code ISSUED:<party>}
     * @param amount arrived less left
     */
    public record Line(String account, long amount) {}

    /** True if the lines sum to zero and the kept balances agree. */
    public boolean balanced() {
        return drift.isEmpty() && lines.stream().mapToLong(Line::amount).sum() == 0;
    }

    /** What holders have: active, pending and held, less what they owe. */
    public long outstanding() {
        return sumOf(Place.ACTIVE) + sumOf(Place.OWED) + sumOf(Place.PENDING) + sumOf(Place.HELD);
    }

    /** What lapsed. */
    public long breakage() {
        return sumOf(Place.EXPIRED);
    }

    private long sumOf(Place place) {
        return lines.stream()
                .filter(line ->
                        line.account().equals(place.name()) || line.account().startsWith(place + ":"))
                .mapToLong(Line::amount)
                .sum();
    }
}
