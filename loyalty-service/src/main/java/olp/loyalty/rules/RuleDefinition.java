package olp.loyalty.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import olp.loyalty.rules.model.RuleKind;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Terms;
import olp.platform.web.Problem;

/**
 * A rule as operators write it and read it; what was answered may be sent again.
 *
 * @param code its name for machines, the same in all versions
 * @param name for people; it begins the text that members read; may be left out
 * @param kind what the value means
 * @param when the condition, in CEL; {@code true} for every purchase
 * @param value decimal: how many times the base points, or how many points, whole ones
 * @param cap the most that one account gets; left out: as much as it comes to
 * @param budget points that it gives to all together, over all versions; left out: as many as it comes to
 * @param from purchases that happened before do not count; in a change, the version before decides until then if it lies
 *     ahead
 * @param until purchases at this instant or after do not count
 * @param priority higher is considered first, and wins among equals; left out: 0
 * @param group of the rules of a group only the best for the customer gives; left out: in none
 * @param holdoutPercent decimal: the share of accounts that get nothing of it, so that its effect can be measured
 * @param version from 1; not read
 * @param validFrom from when this version replaces the one before, the first counts as in force since always; not read
 * @param warnings what may not have been meant; not read
 */
public record RuleDefinition(
        String code,
        String name,
        RuleKind kind,
        String when,
        String value,
        Limit cap,
        Long budget,
        Instant from,
        Instant until,
        Integer priority,
        String group,
        String holdoutPercent,
        Integer version,
        Instant validFrom,
        List<Warning> warnings) {

    /**
     * The most that one account gets.
     *
     * @param points more than 0
     * @param per in what; days and months are the programme's, by when the purchase happened
     */
    public record Limit(Long points, Cap.Per per) {}

    /** Something about a field that may not have been meant. */
    public record Warning(String field, String message) {}

    /** What it says; whether that is sound is another question. 400 for what is no number. */
    Terms terms() {
        return new Terms(
                name,
                kind == null ? null : kind.name(),
                when,
                decimal("value", value),
                cap == null ? null : new Cap(cap.points() == null ? 0 : cap.points(), cap.per()),
                budget,
                from,
                until,
                priority == null ? 0 : priority,
                group,
                decimal("holdoutPercent", holdoutPercent),
                null);
    }

    private static BigDecimal decimal(String field, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw Problem.invalid(field, "should be a decimal such as \"5.0\"");
        }
        var value = new BigDecimal(text).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** What makes it the same request again: only what it says. */
    RuleDefinition asked() {
        return new RuleDefinition(
                code,
                name,
                kind,
                when,
                value,
                cap,
                budget,
                from,
                until,
                priority,
                group,
                holdoutPercent,
                null,
                null,
                null);
    }

    /** A version as operators read it. */
    static RuleDefinition of(Rule rule, List<Warning> warnings) {
        var terms = rule.terms();
        var cap = terms.cap();
        return new RuleDefinition(
                rule.code(),
                terms.name(),
                RuleKind.valueOf(terms.kind()),
                terms.when(),
                text(terms.value()),
                cap == null ? null : new Limit(cap.amount(), cap.per()),
                terms.budget(),
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.group(),
                text(terms.holdoutPercent()),
                rule.version(),
                rule.validFrom(),
                warnings);
    }

    private static String text(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
