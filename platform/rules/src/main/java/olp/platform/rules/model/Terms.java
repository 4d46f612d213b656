package olp.platform.rules.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a version of a rule says. Nothing of it is checked here: {@link RuleCheck} does.
 *
 * @param name for people
 * @param kind what the service makes of the value, such as a multiplier
 * @param when the condition's text
 * @param value what it is worth, in the kind's terms
 * @param cap null for none
 * @param budget all that it gives to all accounts together; null for any
 * @param from purchases that happened before do not count; null for any
 * @param until nor do those at this instant or after; null for any
 * @param priority higher is considered first, and wins among equals
 * @param group of the rules of a group only the best for the customer gives; null for none
 * @param holdoutPercent share of accounts to which it gives nothing, so that its effect can be measured; null for none
 * @param fundedBy who pays; null for whom the service says
 * @param minimum what must be spent for it to give anything, in the service's unit: its {@link Worth} sees to that; null
 *     for any
 * @param most the most that it gives for one purchase, beside a cap by the day or month; null for any
 */
public record Terms(
        String name,
        String kind,
        String when,
        BigDecimal value,
        Cap cap,
        Long budget,
        Instant from,
        Instant until,
        int priority,
        String group,
        BigDecimal holdoutPercent,
        String fundedBy,
        Long minimum,
        Long most) {
    /** Without a minimum, and with one cap at most. */
    public Terms(
            String name,
            String kind,
            String when,
            BigDecimal value,
            Cap cap,
            Long budget,
            Instant from,
            Instant until,
            int priority,
            String group,
            BigDecimal holdoutPercent,
            String fundedBy) {
        this(name, kind, when, value, cap, budget, from, until, priority, group, holdoutPercent, fundedBy, null, null);
    }

    /** The same for everybody, without a beginning and an end. */
    Terms always() {
        return new Terms(
                name, kind, when, value, cap, budget, null, null, priority, group, null, fundedBy, minimum, most);
    }

    /** As it is kept, so that the same again is found to be the same: instants to the microsecond. */
    public Terms exact() {
        return new Terms(
                name,
                kind,
                when,
                value,
                cap,
                budget,
                exact(from),
                exact(until),
                priority,
                group,
                holdoutPercent,
                fundedBy,
                minimum,
                most);
    }

    private static Instant exact(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
