package olp.platform.rules.model;

import java.util.List;

/**
 * What the rules make of a purchase, each list in the order in which rules are considered.
 *
 * @param awards what is given
 * @param heldOut what an account does not get because it is held out
 * @param missed rules that matched and give nothing
 * @param faults rules that could not be told
 */
public record Decision(List<Award> awards, List<HeldOut> heldOut, List<Missed> missed, List<Fault> faults) {
    /** What no rules make of it. */
    public static final Decision NOTHING = new Decision(List.of(), List.of(), List.of(), List.of());

    /** All that is given. */
    public long total() {
        return awards.stream().mapToLong(Award::amount).reduce(0, Math::addExact);
    }

    /**
     * A rule of which the account is held out.
     *
     * @param would what it would have given within its caps and its budget, whether or not another of its group gave more
     */
    public record HeldOut(Rule rule, long would) {}

    /** Why a rule that matched gives nothing. */
    public enum Why {
        CAP_USED_UP,
        BUDGET_USED_UP,
        BETTER_IN_GROUP
    }

    /**
     * A rule that matched and gives nothing.
     *
     * @param worth what it would be worth
     */
    public record Missed(Rule rule, long worth, Why why) {}

    /** A rule whose condition or worth failed for some of the purchase; what failed counts as no match. */
    public record Fault(Rule rule, Verdict verdict) {}
}
