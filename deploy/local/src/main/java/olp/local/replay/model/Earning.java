package olp.local.replay.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a purchase earns that is paid in money alone, by the rules that the services answer: computed here from the rules'
 * meaning, not by the services' code.
 *
 * @param perAmount minor units for which there are {@code points}
 * @param points for each {@code perAmount}
 * @param rounding of a fraction of a point
 * @param percents cashback: the percentage of each rule that applies
 */
public record Earning(long perAmount, long points, RoundingMode rounding, List<BigDecimal> percents) {

    /** Points for a total in minor units. */
    public long points(long total) {
        return BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(perAmount), 0, rounding)
                .longValueExact();
    }

    /** Cashback for a total, both in minor units. */
    public long cashback(long total) {
        return cashbackByRule(total).stream().reduce(0L, Math::addExact);
    }

    /** The same as each rule gives it, in the order of {@code percents}; each is rounded down by itself. */
    public List<Long> cashbackByRule(long total) {
        return percents.stream()
                .map(percent -> percent.multiply(BigDecimal.valueOf(total))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact())
                .toList();
    }
}
