package olp.platform.rules.model;

/** What a service makes of rules: what they are worth for one purchase, and how it is told. */
public interface Worth {
    /**
     * What a rule gives for what it matched, before caps and budget.
     *
     * @return in the service's unit; 0 or less gives nothing
     * @throws ArithmeticException if it does not fit: the rule gives nothing, and it is reported
     */
    long of(Rule rule, Match match);

    /**
     * Why it was given, in words for the customer.
     *
     * @param amount what is given
     */
    String text(Rule rule, long amount, Award.Limit limit);
}
