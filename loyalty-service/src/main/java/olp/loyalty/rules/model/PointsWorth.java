package olp.loyalty.rules.model;

import java.math.BigDecimal;
import java.util.List;
import olp.loyalty.program.model.Program.Rounding;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Award.Limit;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Shares;
import olp.platform.rules.model.Worth;

/** What rules are worth in points for one purchase. */
public final class PointsWorth implements Worth {
    /** More than anybody is meant to earn by one rule; keeps every sum far from overflow. */
    static final long MOST = 1_000_000_000_000L;

    private final long base;
    private final List<Long> nets;
    private final Rounding rounding;
    private List<Long> byLine;

    /**
     * For a purchase.
     *
     * @param base the points that the base rule gives for it
     * @param nets what its lines come to, minor units; none if they are not known
     * @param rounding of a fraction of a point
     */
    public PointsWorth(long base, List<Long> nets, Rounding rounding) {
        this.base = base;
        this.nets = nets;
        this.rounding = rounding;
    }

    @Override
    public long of(Rule rule, Match match) {
        var value = rule.terms().value();
        var points = rule.terms().kind().equals(RuleKind.BONUS.name())
                ? value.longValueExact()
                : rounding.whole(value.subtract(BigDecimal.ONE).multiply(BigDecimal.valueOf(baseOf(match))));
        if (points > MOST) {
            throw new ArithmeticException("more than " + MOST + " points");
        }
        return points;
    }

    private long baseOf(Match match) {
        if (match.whole()) {
            return base;
        }
        if (byLine == null) {
            byLine = Shares.of(base, nets);
        }
        long sum = 0;
        for (var line : match.lines()) {
            sum += byLine.get(line);
        }
        return sum;
    }

    @Override
    public String text(Rule rule, long amount, Limit limit) {
        var terms = rule.terms();
        var value = terms.value().stripTrailingZeros().toPlainString();
        var what = terms.kind().equals(RuleKind.BONUS.name()) ? value + " extra points" : value + " times the points";
        return (terms.name() == null ? "" : terms.name() + ": ") + what + cut(terms.cap(), limit);
    }

    private static String cut(Cap cap, Award.Limit limit) {
        return switch (limit) {
            case NONE -> "";
            case BUDGET -> ", as far as there were any left";
            case CAP ->
                ", at most " + cap.amount() + " a "
                        + switch (cap.per()) {
                            case PURCHASE -> "purchase";
                            case DAY -> "day";
                            case MONTH -> "month";
                        };
        };
    }
}
