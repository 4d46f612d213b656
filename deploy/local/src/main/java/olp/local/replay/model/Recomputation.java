package olp.local.replay.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

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
            Account before = accounts.getOrDefault(purchase.customer(), Account.EMPTY);
            Account more = account(
                    purchase,
                    returns.getOrDefault(purchase, List.of()),
                    awards.getOrDefault(purchase, List.of()),
                    earning);
            accounts.putLast(purchase.customer(), before.plus(more));
        }
        return accounts;
    }

    private static Account account(Invoice purchase, List<Return> returns, List<Award> byRules, Earning earning) {
        long more = byRules.stream().mapToLong(Award::points).sum();
        Earned earned = Earned.NOTHING.and(purchase.total(), more, earning);
        List<Line> lines = purchase.lines();
        List<Award> all = new ArrayList<>(byRules);
        all.add(new Award("base", earned.points() - more, lines));
        Map<Integer, BigInteger> cameBack = cameBack(returns);
        long money = sum(lines.stream().map(line -> part(Allotment.value(line), line, cameBack)));
        long points = sum(all.stream().map(award -> takenBack(award.lines(), award.points(), cameBack)));
        long cashback =
                sum(earning.cashbackByRule(purchase.total()).stream().map(given -> takenBack(lines, given, cameBack)));
        return new Account(earned, new GivenBack(returns.size(), money, points), cashback);
    }

    /** How many pieces, by line. */
    private static Map<Integer, BigInteger> cameBack(List<Return> returns) {
        Map<Integer, BigInteger> cameBack = new HashMap<>();
        for (Return each : returns) {
            for (ReturnedLine line : each.lines()) {
                cameBack.merge(line.line(), BigInteger.valueOf(line.quantity()), BigInteger::add);
            }
        }
        return cameBack;
    }

    private static long sum(Stream<BigInteger> parts) {
        return parts.reduce(BigInteger.ZERO, BigInteger::add).longValueExact();
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
