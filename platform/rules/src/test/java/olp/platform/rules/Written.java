package olp.platform.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.ReadRule;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Worth;

/** Rules as tests write them: what they give is their value. */
public record Written(String code, int version, Instant validFrom, Terms terms) {
    private static final Map<String, Condition> READ = new ConcurrentHashMap<>();

    /** A rule is worth its value for the purchase, or for each line that it matches if it is a {@code PER_LINE}. */
    public static final Worth VALUE = new Worth() {
        @Override
        public long of(Rule rule, Match match) {
            var value = rule.terms().value().longValueExact();
            return rule.terms().kind().equals("PER_LINE") ? Math.multiplyExact(value, match.lines().length) : value;
        }

        @Override
        public String text(Rule rule, long amount, Award.Limit limit) {
            return rule.code() + " gives " + amount;
        }
    };

    public static Written rule(String code, String when, long value) {
        var terms =
                new Terms(code, "BONUS", when, BigDecimal.valueOf(value), null, null, null, null, 0, null, null, null);
        return new Written(code, 1, Instant.EPOCH, terms);
    }

    public Written version(int version, Instant validFrom) {
        return new Written(code, version, validFrom, terms);
    }

    public Written perLine() {
        return with(terms.cap(), terms.budget(), terms.priority(), terms.group(), "PER_LINE");
    }

    public Written cap(long amount, Cap.Per per) {
        return with(new Cap(amount, per), terms.budget(), terms.priority(), terms.group(), terms.kind());
    }

    public Written most(long most) {
        return of(new Terms(
                terms.name(),
                terms.kind(),
                terms.when(),
                terms.value(),
                terms.cap(),
                terms.budget(),
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.group(),
                terms.holdoutPercent(),
                terms.fundedBy(),
                terms.minimum(),
                most));
    }

    public Written budget(long budget) {
        return with(terms.cap(), budget, terms.priority(), terms.group(), terms.kind());
    }

    public Written priority(int priority) {
        return with(terms.cap(), terms.budget(), priority, terms.group(), terms.kind());
    }

    public Written group(String group) {
        return with(terms.cap(), terms.budget(), terms.priority(), group, terms.kind());
    }

    private Written with(Cap cap, Long budget, int priority, String group, String kind) {
        return of(new Terms(
                terms.name(),
                kind,
                terms.when(),
                terms.value(),
                cap,
                budget,
                terms.from(),
                terms.until(),
                priority,
                group,
                terms.holdoutPercent(),
                terms.fundedBy()));
    }

    public Written between(Instant from, Instant until) {
        return of(new Terms(
                terms.name(),
                terms.kind(),
                terms.when(),
                terms.value(),
                terms.cap(),
                terms.budget(),
                from,
                until,
                terms.priority(),
                terms.group(),
                terms.holdoutPercent(),
                terms.fundedBy()));
    }

    public Written heldOut(String percent) {
        return of(new Terms(
                terms.name(),
                terms.kind(),
                terms.when(),
                terms.value(),
                terms.cap(),
                terms.budget(),
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.group(),
                new BigDecimal(percent),
                terms.fundedBy()));
    }

    private Written of(Terms changed) {
        return new Written(code, version, validFrom, changed);
    }

    public ReadRule read() {
        var condition = READ.computeIfAbsent(
                terms.when(), when -> Till.CONDITIONS.read(when).condition());
        return new ReadRule(new Rule(code, version, validFrom, terms), condition);
    }

    public static RuleBook book(Written... rules) {
        return book(List.of(rules));
    }

    public static RuleBook book(List<Written> rules) {
        return RuleBook.EMPTY.with(rules.stream().map(Written::read).toList());
    }
}
