package olp.bench.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A promise: how one figure stands to another, round by round.
 *
 * @param figure what is judged
 * @param against what it is compared with
 * @param atLeast whether the threshold is the least that will do, or the most
 * @param threshold the ratio below (or above) which the promise is broken
 * @param aim what we want beyond that, in words; empty for nothing
 */
public record Goal(Figure figure, Figure against, boolean atLeast, double threshold, String aim) {

    /** All of them. */
    public static final List<Goal> ALL = List.of(
            new Goal(Figure.SINGLE, Figure.A, true, 1.1, "1.5, then 2"),
            new Goal(Figure.HOT, Figure.SINGLE, true, 0.8, ""),
            new Goal(Figure.JOURNAL, Figure.A, true, 2, "3, then 5"),
            new Goal(Figure.RULES_ON, Figure.RULES_OFF, true, 0.85, ""),
            new Goal(Figure.RULES_ON, Figure.A, true, 1.1, ""),
            new Goal(Figure.RULES_MANY, Figure.RULES_ON, true, 0.8, ""),
            new Goal(Figure.RULES_DECIDED, Figure.RULES_HALF_MILLI, false, 1, ""),
            new Goal(Figure.BALANCE, Figure.CONSTANT, true, 0.4, ""),
            new Goal(Figure.P99, Figure.A_P99, false, 3, ""),
            new Goal(Figure.BACKLOG, Figure.A_BESIDE_BACKLOG, true, 1.5, "3"),
            new Goal(Figure.VISIBLE, Figure.VISIBLE_HALF_SECOND, false, 1, ""),
            new Goal(Figure.FULL, Figure.SINGLE, true, 0.85, ""),
            // as quick: a tenth is what two runs of the same differ by
            new Goal(Figure.BALANCE_LONG, Figure.BALANCE_SHORT, true, 0.9, "1"),
            new Goal(Figure.STATEMENT_LONG, Figure.STATEMENT_SHORT, true, 0.9, "1"));

    /** How it went; empty when one of the two was not measured. */
    public Optional<Row> judge(Results results) {
        return results.of(figure)
                .flatMap(ours -> results.of(against).map(theirs -> row(ours, theirs, ours.over(theirs))));
    }

    private Row row(Series ours, Series theirs, Series ratio) {
        double value = ratio.median();
        return new Row(
                figure.title(),
                (atLeast ? "≥ " : "≤ ") + number(threshold) + " × " + against.title(),
                aim,
                "%s × (%s to %s): %s against %s %s"
                        .formatted(
                                number(value),
                                number(ratio.least()),
                                number(ratio.most()),
                                figure.text(ours.median()),
                                against.text(theirs.median()),
                                figure.unit()),
                atLeast ? value >= threshold : value <= threshold);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
