package olp.platform.rules.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells what is wrong with a definition before it acts. */
public final class RuleCheck {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_PRIORITY = 1_000_000;

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Known known;

    private RuleCheck(Known known) {
        this.known = known;
    }

    /**
     * What was found.
     *
     * @param condition null if it cannot be read
     * @param errors with any of these it must not be taken
     * @param warnings what it may not have been meant to do
     */
    public record Checked(Condition condition, List<Finding> errors, List<Finding> warnings) {}

    /** Checks a definition. */
    public static Checked of(String code, Terms terms, Conditions conditions, Known known) {
        var check = new RuleCheck(known);
        check.fields(code, terms);
        check.limits(terms);
        check.schedule(terms);
        var condition = check.condition(terms, conditions);
        return new Checked(condition, List.copyOf(check.errors), List.copyOf(check.warnings));
    }

    /** Whether a rule can have this code. */
    public static boolean isCode(String text) {
        return text != null && CODE.matcher(text).matches();
    }

    private void error(boolean wrong, String field, String message) {
        if (wrong) {
            errors.add(Finding.of(field, message));
        }
    }

    private void warning(boolean odd, String field, String message) {
        if (odd) {
            warnings.add(Finding.of(field, message));
        }
    }

    private void fields(String code, Terms terms) {
        error(!isCode(code), "code", "letters, digits, '.', '_' and '-', at most 64");
        error(isNoText(terms.name(), 200), "name", "1 to 200 characters, or left out");
        error(
                terms.kind() == null || !known.kinds().contains(terms.kind()),
                "kind",
                "one of " + new TreeSet<>(known.kinds()));
        var value = terms.value();
        if (value == null || value.signum() < 0 || isOdd(value)) {
            error(true, "value", "a decimal of 0 or more, at most 12 digits before the point and 6 after it");
        } else {
            warning(value.signum() == 0, "value", "0: the rule gives nothing");
        }
        error(
                Math.abs((long) terms.priority()) > MOST_PRIORITY,
                "priority",
                "between -" + MOST_PRIORITY + " and " + MOST_PRIORITY);
        error(isNoText(terms.group(), 64), "group", "1 to 64 characters, or left out");
        error(isNoText(terms.fundedBy(), 64), "fundedBy", "1 to 64 characters, or left out");
    }

    private static boolean isOdd(BigDecimal value) {
        return value.scale() > 6 || value.precision() - value.scale() > 12;
    }

    /** There, but blank, too long, or with what the database does not take. */
    private static boolean isNoText(String text, int most) {
        return text != null && (text.isBlank() || text.length() > most || text.indexOf('\0') >= 0);
    }

    private void limits(Terms terms) {
        var cap = terms.cap();
        error(cap != null && cap.amount() <= 0, "cap", "its amount must be more than 0");
        error(cap != null && cap.per() == null, "cap.per", "PURCHASE, DAY or MONTH");
        error(terms.most() != null && terms.most() <= 0, "most", "more than 0, or left out");
        error(terms.minimum() != null && terms.minimum() <= 0, "minimum", "more than 0, or left out");
        error(terms.budget() != null && terms.budget() <= 0, "budget", "more than 0, or left out");
        warning(
                cap != null && terms.budget() != null && terms.budget() < cap.amount(),
                "budget",
                "less than the cap: one account may use up all of it");
        var percent = terms.holdoutPercent();
        if (percent != null) {
            error(
                    percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0 || percent.scale() > 2,
                    "holdoutPercent",
                    "between 0 and 100, with at most two decimals");
            warning(
                    percent.compareTo(BigDecimal.valueOf(100)) == 0,
                    "holdoutPercent",
                    "100: the rule gives nothing to anybody");
        }
    }

    private void schedule(Terms terms) {
        var until = terms.until();
        if (until != null && terms.from() != null && !terms.from().isBefore(until)) {
            warning(true, "until", "not after from: the rule is never in force");
        } else {
            warning(until != null && !until.isAfter(known.now()), "until", "passed already: only late purchases count");
        }
    }

    private Condition condition(Terms terms, Conditions conditions) {
        if (terms.when() == null || terms.when().isBlank()) {
            error(true, "when", "missing; \"true\" is for every purchase");
            return null;
        }
        error(terms.when().indexOf('\0') >= 0, "when", "has a character that is no text");
        var read = conditions.read(terms.when());
        errors.addAll(read.faults());
        if (read.condition() != null) {
            warning(read.condition().isImpossible(), "when", "contradicts itself: the rule can never match");
            read.condition().keys().forEach((fact, values) -> {
                var all = known.values().get(fact.name());
                var unknown = new ArrayList<>(values);
                unknown.removeIf(value -> all == null || all.contains(value));
                var whole = unknown.size() == values.size() ? ": the rule can never match" : "";
                warning(!unknown.isEmpty(), "when", "no " + fact.name() + " is " + unknown + whole);
            });
        }
        return read.condition();
    }
}
