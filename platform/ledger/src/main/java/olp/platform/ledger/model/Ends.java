package olp.platform.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a holder has that should lapse next: the soonest instants, and how much ends at each. Kept beside the balance, so
 * that it can be shown without reading lots. What is held is not in it.
 *
 * @param soonest by instant, at most {@value #MOST}, none of zero
 * @param completeTo all that ends up to this instant is in the list; null: all there is
 */
public record Ends(List<End> soonest, Instant completeTo) {
    /** So many instants are kept. */
    public static final int MOST = 5;

    /** Nothing ends. */
    public static final Ends NONE = new Ends(List.of(), null);

    /** What ends at an instant. */
    public record End(Instant at, long amount) {}

    /**
     * The soonest of all ends.
     *
     * @param found by instant: all of them, or at least {@value #MOST} and one more
     */
    public static Ends of(List<End> found) {
        return found.size() <= MOST
                ? new Ends(List.copyOf(found), null)
                : new Ends(
                        List.copyOf(found.subList(0, MOST)), found.get(MOST - 1).at());
    }

    /** The last day on which something can be spent that lapses at an instant; null if it never does. */
    public static LocalDate lastDay(Instant at, ZoneId zone) {
        return at == null ? null : at.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** True if there may be more than is listed, and nothing is listed: the lots are to be read. */
    public boolean isUsedUp() {
        return soonest.isEmpty() && completeTo != null;
    }

    /** With more or, for a negative amount, less that ends at an instant; null: never. */
    Ends plus(Instant at, long amount) {
        if (at == null || amount == 0 || completeTo != null && at.isAfter(completeTo)) {
            return this;
        }
        List<End> ends = new ArrayList<>(soonest.size() + 1);
        var sum = amount;
        for (var end : soonest) {
            if (end.at().equals(at)) {
                sum = Math.addExact(sum, end.amount());
            } else {
                ends.add(end);
            }
        }
        if (sum < 0) {
            throw new IllegalStateException("less than nothing would end at " + at);
        }
        if (sum > 0) {
            ends.add(new End(at, sum));
            ends.sort(Comparator.comparing(End::at));
        }
        return ends.size() > MOST ? of(ends) : new Ends(List.copyOf(ends), completeTo);
    }
}
