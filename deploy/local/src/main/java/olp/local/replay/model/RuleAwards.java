package olp.local.replay.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What the rules of a programme give for purchases, computed from what rules mean and not by the services' engine: purchase by
 * purchase in the order of time, rule by rule, with what was used so far in a map.
 */
public final class RuleAwards {

    private final List<PointRule> rules;
    private final Earning earning;
    private final Times times;
    private final BiPredicate<String, PointRule> heldOut;
    private final Map<String, Long> used = new HashMap<>();

    private RuleAwards(List<PointRule> rules, Earning earning, Times times, BiPredicate<String, PointRule> heldOut) {
        this.rules = rules.stream()
                .sorted(Comparator.<PointRule>comparingInt(
                                rule -> rule.standing().priority())
                        .reversed()
                        .thenComparing(PointRule::name))
                .toList();
        this.earning = earning;
        this.times = times;
        this.heldOut = heldOut;
    }

    /**
     * What rules give.
     *
     * @param awards for each purchase, in order of time
     * @param inTurn so many purchases, in order of time, must come one after the other, because budgets go to who comes first;
     *     once all are used up, no order makes a difference but that of each customer's own purchases
     */
    public record Given(Map<Invoice, List<Award>> awards, int inTurn) {}

    /**
     * What the rules give for each of some purchases, which are taken in order of time, those of one time as they stand.
     *
     * @param earning gives the base points
     * @param heldOut whether a customer is held out of a rule
     */
    public static Given of(
            List<Invoice> purchases,
            List<PointRule> rules,
            Earning earning,
            Times times,
            BiPredicate<String, PointRule> heldOut) {
        RuleAwards awards = new RuleAwards(rules, earning, times, heldOut);
        Map<Invoice, List<Award>> all = new LinkedHashMap<>();
        int inTurn = 0;
        for (Invoice each :
                purchases.stream().sorted(Comparator.comparing(Invoice::at)).toList()) {
            inTurn = awards.hasBudgetLeft() ? all.size() + 1 : inTurn;
            all.put(each, awards.give(new Bought(each, times.local(each.at()))));
        }
        return new Given(all, inTurn);
    }

    private boolean hasBudgetLeft() {
        return rules.stream()
                .anyMatch(rule -> rule.limits().budget() != null
                        && used.getOrDefault(rule.name(), 0L) < rule.limits().budget());
    }

    private record Claim(PointRule rule, long points, List<Line> lines) {}

    private List<Award> give(Bought bought) {
        List<Claim> claims = new ArrayList<>();
        for (PointRule rule : rules) {
            List<Line> lines = matching(rule, bought);
            if (!lines.isEmpty() && !heldOut.test(bought.invoice().customer(), rule)) {
                long points = limited(rule, bought, worth(rule, bought, lines));
                if (points > 0) {
                    claims.add(new Claim(rule, points, lines));
                }
            }
        }
        List<Award> awards = new ArrayList<>();
        for (Claim claim : claims) {
            if (isBest(claim, claims)) {
                use(claim, bought);
                awards.add(new Award(claim.rule().name(), claim.points(), claim.lines()));
            }
        }
        return awards;
    }

    /** The lines that a rule gives for; none if it does not concern the purchase. */
    private List<Line> matching(PointRule rule, Bought bought) {
        ZonedDateTime at = bought.at();
        PointRule.Schedule schedule = rule.schedule();
        if (schedule.from() != null && at.isBefore(times.local(schedule.from()))
                || schedule.until() != null && !at.isBefore(times.local(schedule.until()))) {
            return List.of();
        }
        List<Line> all = bought.invoice().lines();
        if (rule.when().line() != null) {
            return all.stream().filter(rule.when().line()).toList();
        }
        return rule.when().purchase().test(bought) ? all : List.of();
    }

    private long worth(PointRule rule, Bought bought, List<Line> lines) {
        if (rule.kind() == PointRule.Kind.BONUS) {
            return rule.value().longValueExact();
        }
        List<Line> all = bought.invoice().lines();
        List<BigInteger> base = Allotment.of(all, BigInteger.valueOf(earning.points(bought.total())));
        BigInteger ofLines = BigInteger.ZERO;
        for (int i = 0; i < all.size(); i++) {
            if (lines.contains(all.get(i))) {
                ofLines = ofLines.add(base.get(i));
            }
        }
        return new BigDecimal(ofLines)
                .multiply(rule.value().subtract(BigDecimal.ONE))
                .setScale(0, earning.rounding())
                .longValueExact();
    }

    private long limited(PointRule rule, Bought bought, long points) {
        long left = points;
        PointRule.Limits limits = rule.limits();
        if (limits.cap() != null) {
            left = Math.min(left, limits.cap() - used.getOrDefault(capKey(rule, bought), 0L));
        }
        if (limits.budget() != null) {
            left = Math.min(left, limits.budget() - used.getOrDefault(rule.name(), 0L));
        }
        return left;
    }

    private void use(Claim claim, Bought bought) {
        used.merge(claim.rule().name(), claim.points(), Math::addExact);
        if (claim.rule().limits().cap() != null) {
            used.merge(capKey(claim.rule(), bought), claim.points(), Math::addExact);
        }
    }

    private static String capKey(PointRule rule, Bought bought) {
        String period = switch (rule.limits().per()) {
            case PURCHASE -> bought.invoice().number();
            case DAY -> bought.at().toLocalDate().toString();
            case MONTH -> bought.at().getYear() + "/" + bought.at().getMonthValue();
        };
        return rule.name() + " " + bought.invoice().customer() + " " + period;
    }

    /** Whether no other claim of its group comes to more, or to the same and stands before it. */
    private static boolean isBest(Claim claim, List<Claim> inOrder) {
        String group = claim.rule().standing().group();
        if (group == null) {
            return true;
        }
        boolean before = true;
        for (Claim other : inOrder) {
            if (other == claim) {
                before = false;
            } else if (group.equals(other.rule().standing().group())
                    && (other.points() > claim.points() || before && other.points() == claim.points())) {
                return false;
            }
        }
        return true;
    }
}
