package olp.loyalty.returns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.platform.web.Faults;

/**
 * What comes back of a purchase: some lines, or all that is left.
 *
 * @param id made by the terminal
 * @param lines may be left out if all comes back
 * @param all true for all that is left
 * @param occurredAt when it happened; may be left out
 */
public record Return(UUID id, List<Line> lines, Boolean all, Instant occurredAt) {
    private static final int MOST_LINES = 5_000;

    /** How many of a line come back. */
    public record Line(Integer line, Integer quantity) {}

    /** True if all that is left comes back. */
    boolean isAll() {
        return Boolean.TRUE.equals(all);
    }

    /** Refuses what makes no sense for any purchase. */
    void check() {
        var faults = new Faults()
                .check("lines", isAll() == (lines == null), "should be there unless all is true, and only then")
                .check(
                        "lines",
                        lines == null || !lines.isEmpty() && lines.size() <= MOST_LINES,
                        "should be 1 to " + MOST_LINES + " lines");
        for (int i = 0; lines != null && i < Math.min(lines.size(), MOST_LINES); i++) {
            var line = lines.get(i);
            var at = "lines[" + i + "]";
            faults.check(at + ".line", line != null && line.line() != null, "is missing")
                    .check(
                            at + ".quantity",
                            line != null && line.quantity() != null && line.quantity() >= 1,
                            "should be 1 or more");
        }
        faults.check(
                        "lines",
                        lines == null
                                || lines.stream()
                                                .filter(line -> line != null)
                                                .map(Line::line)
                                                .distinct()
                                                .count()
                                        == lines.size(),
                        "names a line twice")
                .refuse();
    }
}
