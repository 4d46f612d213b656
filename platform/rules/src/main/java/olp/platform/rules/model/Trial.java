package olp.platform.rules.model;

import java.util.List;

/**
 * What a rule would have cost on purchases that were made.
 *
 * @param purchases how many it was tried on
 * @param matched for how many of them it would have given something
 * @param total all that it would have given, within its cap and budget
 * @param faults for how many its condition failed
 */
public record Trial(int purchases, int matched, long total, int faults) {

    /** A purchase that was made, and what rules are worth for it. */
    public record Past(Occasion occasion, Worth worth) {}

    /** Tries one rule, as if it had been in force all the time and nobody were held out, on purchases in their order. */
    public static Trial of(Rule rule, Condition condition, Iterable<Past> purchases) {
        var tried = new Rule(rule.code(), 1, rule.validFrom(), rule.terms().always());
        var book = RuleBook.EMPTY.with(List.of(new ReadRule(tried, condition)));
        var usage = Usage.none();
        var trial = new Trial(0, 0, 0, 0);
        for (var past : purchases) {
            trial = trial.plus(book.evaluate(past.occasion(), usage, past.worth()));
        }
        return trial;
    }

    private Trial plus(Decision decision) {
        return new Trial(
                purchases + 1,
                matched + (decision.awards().isEmpty() ? 0 : 1),
                Math.addExact(total, decision.total()),
                faults + (decision.faults().isEmpty() ? 0 : 1));
    }
}
