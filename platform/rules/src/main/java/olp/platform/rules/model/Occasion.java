package olp.platform.rules.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A purchase for which rules are asked.
 *
 * @param account whose caps are used, and who may be held out: the same for ever, whatever card or merge
 * @param at when it happened
 * @param zone the programme's, for days and months
 * @param lines as many as the facts have, in the same order
 */
public record Occasion(UUID account, Instant at, ZoneId zone, Facts facts, List<Line> lines) {
    /** As many lines as there are facts of. */
    public Occasion {
        if (lines.size() != facts.lines()) {
            throw new IllegalArgumentException(lines.size() + " lines with facts of " + facts.lines());
        }
    }

    /**
     * A line as amounts are shared out to it.
     *
     * @param number on the receipt
     * @param weight its part in what its lines share, such as its net; not negative
     */
    public record Line(int number, long weight) {}
}
