package olp.cashback.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import olp.cashback.rules.model.ConditionText;
import olp.cashback.rules.model.ConditionText.Misunderstood;
import olp.cashback.rules.model.Percent;
import olp.platform.web.Faults;
import olp.platform.web.Problem;

/**
 * A rule as the operator writes it and reads it.
 *
 * @param code its name: letters, digits, {@code -} and {@code _}, at most 60
 * @param percent of what was paid in money: decimal text of 0–100, at most four decimals, such as {@code "5.0"}
 * @param when {@code partner.id == '<uuid>'}, or left out for every purchase
 * @param from it counts for purchases at this instant or later; left out: in a new rule since always, in a change from now on
 * @param until it gives nothing for purchases at this instant or later; left out: no end
 * @param fundedBy the party that pays for it; left out: the partner where the purchase was made
 * @param version from 1; said by us, not looked at when sent
 */
public record Rule(
        String code, String percent, String when, Instant from, Instant until, UUID fundedBy, Integer version) {
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}";
    private static final int LONGEST_CONDITION = 1000;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Times to the microsecond, as they are stored. */
    public Rule {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    /** True for text that can be a rule's code. */
    static boolean isCode(String text) {
        return text != null && text.matches(CODE);
    }

    /**
     * The rule, if it can act.
     *
     * @throws Problem 400 that names every field at fault, and in a condition the position
     */
    Rule checked() {
        var faults = new Faults()
                .check("code", isCode(code), "should be 1 to 60 letters, digits, - and _")
                .check("percent", Percent.isValid(percent), "should be decimal text from 0 to 100, such as \"5.0\"")
                .check("from", isInReach(from), "should be from 1970 to 9999")
                .check("until", isInReach(until), "should be from 1970 to 9999")
                .check("until", from == null || until == null || from.isBefore(until), "should be after from");
        if (when != null && when.length() > LONGEST_CONDITION) {
            faults.check("when", false, "should be at most " + LONGEST_CONDITION + " characters");
        } else if (ConditionText.read(when) instanceof Misunderstood wrong) {
            faults.check("when", false, "at position %d: expected %s".formatted(wrong.position(), wrong.expected()));
        }
        faults.refuse();
        return this;
    }

    private static boolean isInReach(Instant instant) {
        return instant == null || !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** True if it says the same, whichever version it is. */
    boolean saysTheSameAs(Rule other) {
        return withVersion(null).equals(other.withVersion(null));
    }

    private Rule withVersion(Integer other) {
        return new Rule(code, percent, when, from, until, fundedBy, other);
    }
}
