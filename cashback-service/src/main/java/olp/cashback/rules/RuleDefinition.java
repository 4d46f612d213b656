package olp.cashback.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.rules.model.CashbackWorth;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Terms;

/**
 * A rule as operators write it and read it; what was answered may be sent again. Amounts are minor units of the programme's
 * currency.
 *
 * @param id of the request, made by the client; may be left out, since the code is key enough; not answered
 * @param code its name for machines, the same in all versions
 * @param name for people; it begins the text that members read; may be left out
 * @param percent of what was paid in money for what it matches: decimal text of 0–100, at most four decimals, such as
 *     {@code "5.0"}
 * @param when the condition, in CEL; left out: {@code true}, for every purchase
 * @param minimum it gives nothing on a purchase of which less was paid in money; left out: on any
 * @param capPerPurchase the most that it gives for one purchase; left out: as much as it comes to
 * @param capPerMonth the most that one wallet gets of it in a month of the programme's, by when the purchases happened; left
 *     out: as much as it comes to
 * @param budget that it gives to all together, over all versions; left out: as much as it comes to
 * @param from it counts for purchases at this instant or later; in a change, the version before decides until then
 * @param until it gives nothing for purchases at this instant or later; left out: no end
 * @param priority higher is considered first, and wins among equals; left out: 0
 * @param group of the rules of a group only the best for the customer gives; left out: in none
 * @param holdoutPercent decimal: the share of wallets that get nothing of it, so that its effect can be measured
 * @param fundedBy the party that pays for it; left out: the partner where the purchase was made
 * @param version from 1; not read
 * @param validFrom from when this version replaces the one before, the first counts as in force since always; not read
 * @param warnings what may not have been meant; not read
 */
public record RuleDefinition(
        UUID id,
        String code,
        String name,
        String percent,
        String when,
        Long minimum,
        Long capPerPurchase,
        Long capPerMonth,
        Long budget,
        Instant from,
        Instant until,
        Integer priority,
        String group,
        String holdoutPercent,
        UUID fundedBy,
        Integer version,
        Instant validFrom,
        List<Warning> warnings) {
    private static final String ALWAYS = "true";

    /** Something about a field that may not have been meant. */
    public record Warning(String field, String message) {}

    /**
     * What it says; whether that is sound is another question.
     *
     * @param value of the percentage; null if there is none
     * @param heldOut of the share held out; null if there is none
     */
    Terms terms(BigDecimal value, BigDecimal heldOut) {
        return new Terms(
                        name,
                        CashbackWorth.PERCENT,
                        when == null ? ALWAYS : when,
                        value,
                        capPerMonth == null ? null : new Cap(capPerMonth, Cap.Per.MONTH),
                        budget,
                        from,
                        until,
                        priority == null ? 0 : priority,
                        group,
                        heldOut,
                        fundedBy == null ? null : fundedBy.toString(),
                        minimum,
                        capPerPurchase)
                .exact();
    }

    /** What makes a second request the same: its id, or else the rule's code. */
    UUID request() {
        return id == null ? UUID.nameUUIDFromBytes(("rule " + code).getBytes(UTF_8)) : id;
    }

    /** Only what it says of the rule. */
    RuleDefinition asked() {
        return answered(code, null, null, null);
    }

    private RuleDefinition answered(String ofCode, Integer inVersion, Instant since, List<Warning> found) {
        return new RuleDefinition(
                null,
                ofCode,
                name,
                percent,
                when,
                minimum,
                capPerPurchase,
                capPerMonth,
                budget,
                from,
                until,
                priority,
                group,
                holdoutPercent,
                fundedBy,
                inVersion,
                since,
                found);
    }

    /** The same, of the code that the path names. */
    RuleDefinition of(String ofCode) {
        return answered(ofCode, null, null, null);
    }

    /** A version as operators read it. */
    static RuleDefinition of(Rule rule, List<Warning> warnings) {
        var terms = rule.terms();
        return new RuleDefinition(
                null,
                rule.code(),
                terms.name(),
                text(terms.value()),
                terms.when(),
                terms.minimum(),
                terms.most(),
                terms.cap() == null ? null : terms.cap().amount(),
                terms.budget(),
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.group(),
                text(terms.holdoutPercent()),
                terms.fundedBy() == null ? null : UUID.fromString(terms.fundedBy()),
                rule.version(),
                rule.validFrom(),
                warnings);
    }

    private static String text(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
