package olp.cashback.purchases.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.rules.model.Shares;

/**
 * A purchase as returns find it: what of it can come back, what has, and what it earned.
 *
 * @param issued the account that its card was issued with
 * @param lines never empty where something was earned
 * @param earned by each rule
 */
public record Sold(UUID id, UUID issued, UUID partner, List<Line> lines, List<Earned> earned) {
    /**
     * What can come back of a line.
     *
     * @param number on the receipt
     * @param quantity that was bought
     * @param returned of them so far
     */
    public record Line(int number, int quantity, int returned) {}

    /**
     * What a rule gave.
     *
     * @param lot as which, maybe with others of the same funder
     * @param funder the party that pays for it
     * @param byLine how much of it for each line, in the lines' order; minor units
     */
    public record Earned(String rule, int version, UUID lot, UUID funder, List<Long> byLine) {}

    /** What is to be taken back of what a rule gave, in minor units, more than 0. */
    public record Due(Earned of, long amount) {}

    /** All that it earned, in minor units. */
    public long amount() {
        return earned.stream()
                .flatMap(each -> each.byLine().stream())
                .mapToLong(each -> each)
                .sum();
    }

    /**
     * With more returned.
     *
     * @param quantities by the lines' numbers
     * @throws IllegalArgumentException if more would come back than was bought
     */
    public Sold plus(Map<Integer, Integer> quantities) {
        var found = 0;
        List<Line> after = new ArrayList<>(lines.size());
        for (var line : lines) {
            var more = quantities.get(line.number());
            found += more == null ? 0 : 1;
            after.add(more == null ? line : returned(line, more));
        }
        if (found < quantities.size()) {
            throw new IllegalArgumentException("of purchase " + id + " lines come back that it has not");
        }
        return new Sold(id, issued, partner, after, earned);
    }

    private Line returned(Line line, int more) {
        if (more < 1 || more > line.quantity() - line.returned()) {
            throw new IllegalArgumentException("of line %d of purchase %s %d come back, and %d are left"
                    .formatted(line.number(), id, more, line.quantity() - line.returned()));
        }
        return new Line(line.number(), line.quantity(), line.returned() + more);
    }

    /**
     * What is to be taken back of what each rule gave, for what came back since: the difference of what is due for all that came back by
     * now and by then, so that the parts add up to what was earned in whatever sequence they come.
     */
    public List<Due> dueSince(Sold before) {
        List<Due> due = new ArrayList<>();
        for (var each : earned) {
            var amount = takenBack(each) - before.takenBack(each);
            if (amount > 0) {
                due.add(new Due(each, amount));
            }
        }
        return due;
    }

    /** Of what a line earned so far {@code floor(earned × returned / quantity)}. */
    private long takenBack(Earned each) {
        long sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            sum += Shares.part(each.byLine().get(i), line.returned(), line.quantity());
        }
        return sum;
    }
}
