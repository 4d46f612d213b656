package olp.local.replay.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What every customer's purchases and returns come to, computed from what they mean and not by the services' code: plainly,
 * purchase by purchase, with integers of any size. All purchases were paid in money, nobody has spent a point, and none has
 * expired.
 *
 * <p>A purchase's points are allotted to its lines by their value: each gets its share rounded down, and what is left over goes
 * point by point to the lines that lost most by the rounding, of equal ones to the earlier. So is the cashback of each rule,
 * penny by penny. Of a line of which a part came back, that part of its value is refunded, and that part of its points and of
 * each rule's cashback taken back, all rounded down. Into how many returns the part was split, and in which order they came,
 * makes no difference.
 */
public final class Recomputation {

    private Recomputation() {}

    /** The account of each customer, in the order of their last purchases; returns of other purchases are left aside. */
    public static SequencedMap<String, Account> of(Trade trade, Earning earning) {
        return of(trade, earning, Map.of());
    }

    /**
     * The same under rules.
     *
     * @param awards what the rules give for each purchase besides the base points; each rule's points are allotted to its own
     *     lines
     */
    public static SequencedMap<String, Account> of(Trade trade, Earning earning, Map<Invoice, List<Award>> awards) {
        Map<Invoice, List<Return>> returns = new HashMap<>();
        for (Return each : trade.returns()) {
            returns.computeIfAbsent(each.purchase(), _ -> new ArrayList<>()).add(each);
        }
        SequencedMap<String, Account> accounts = new LinkedHashMap<>();
        for (Invoice purchase : trade.purchases()) {
            List<Award> byRules = awards.getOrDefault(purchase, List.of());
            long moreByRules = byRules.stream().mapToLong(Award::points).sum();
            Earned earned = Earned.NOTHING.and(purchase.total(), moreByRules, earning);
            List<Award> all = new ArrayList<>(byRules);
            all.add(new Award("base", earned.points() - moreByRules, purchase.lines()));
            Map<Integer, BigInteger> cameBack = new HashMap<>();
            List<Return> parts = returns.getOrDefault(purchase, List.of());
            parts.forEach(part -> part.lines()
                    .forEach(
                            line -> cameBack.merge(line.line(), BigInteger.valueOf(line.quantity()), BigInteger::add)));
            Account before = accounts.getOrDefault(purchase.customer(), Account.EMPTY);
            Account more = new Account(
                    earned,
                    new GivenBack(parts.size(), refunded(purchase, cameBack), pointsTakenBack(all, cameBack)),
                    cashbackTakenBack(purchase, earning, cameBack));
            accounts.putLast(purchase.customer(), before.plus(more));
        }
        return accounts;
    }

    private static long refunded(Invoice purchase, Map<Integer, BigInteger> cameBack) {
        return purchase.lines().stream()
                .map(line -> part(Allotment.value(line), line, cameBack))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    private static long pointsTakenBack(List<Award> awards, Map<Integer, BigInteger> cameBack) {
        return awards.stream()
                .map(award -> takenBack(award.lines(), award.points(), cameBack))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    private static long cashbackTakenBack(Invoice purchase, Earning earning, Map<Integer, BigInteger> cameBack) {
        return earning.cashbackByRule(purchase.total()).stream()
                .map(given -> takenBack(purchase.lines(), given, cameBack))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    /** Of what was given for some lines together, what is taken back. */
    private static BigInteger takenBack(List<Line> lines, long given, Map<Integer, BigInteger> cameBack) {
        List<BigInteger> allotted = Allotment.of(lines, BigInteger.valueOf(given));
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < allotted.size(); i++) {
            sum = sum.add(part(allotted.get(i), lines.get(i), cameBack));
        }
        return sum;
    }

    /** Of what stands for all of a line, the part for what came back, rounded down. */
    private static BigInteger part(BigInteger whole, Line line, Map<Integer, BigInteger> cameBack) {
        return whole.multiply(cameBack.getOrDefault(line.line(), BigInteger.ZERO))
                .divide(BigInteger.valueOf(line.quantity()));
    }
}
