package olp.local.replay.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
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
 * point by point to the lines that lost most by the rounding, of equal ones to the earlier. Of a line of which a part came
 * back, that part of its value is refunded and that part of its points taken back, both rounded down. Into how many returns
 * the part was split, and in which order they came, makes no difference.
 */
public final class Recomputation {

    private Recomputation() {}

    /** The account of each customer, in the order of their last purchases; returns of other purchases are left aside. */
    public static SequencedMap<String, Account> of(Trade trade, Earning earning) {
        Map<Invoice, List<Return>> returns = new HashMap<>();
        for (Return each : trade.returns()) {
            returns.computeIfAbsent(each.purchase(), _ -> new ArrayList<>()).add(each);
        }
        SequencedMap<String, Account> accounts = new LinkedHashMap<>();
        for (Invoice purchase : trade.purchases()) {
            Earned earned = Earned.NOTHING.and(purchase.total(), earning);
            GivenBack givenBack = givenBack(purchase, returns.getOrDefault(purchase, List.of()), earned.points());
            Account before = accounts.getOrDefault(purchase.customer(), Account.EMPTY);
            accounts.putLast(purchase.customer(), before.plus(new Account(earned, givenBack)));
        }
        return accounts;
    }

    private static GivenBack givenBack(Invoice purchase, List<Return> returns, long points) {
        Map<Integer, BigInteger> cameBack = new HashMap<>();
        for (Return each : returns) {
            for (ReturnedLine line : each.lines()) {
                cameBack.merge(line.line(), BigInteger.valueOf(line.quantity()), BigInteger::add);
            }
        }
        List<BigInteger> allotted = allotted(purchase.lines(), BigInteger.valueOf(points));
        BigInteger money = BigInteger.ZERO;
        BigInteger takenBack = BigInteger.ZERO;
        for (int i = 0; i < purchase.lines().size(); i++) {
            Line line = purchase.lines().get(i);
            BigInteger quantity = BigInteger.valueOf(line.quantity());
            BigInteger back = cameBack.getOrDefault(line.line(), BigInteger.ZERO);
            money = money.add(value(line).multiply(back).divide(quantity));
            takenBack = takenBack.add(allotted.get(i).multiply(back).divide(quantity));
        }
        return new GivenBack(returns.size(), money.longValueExact(), takenBack.longValueExact());
    }

    /** The points of each line. */
    private static List<BigInteger> allotted(List<Line> lines, BigInteger points) {
        BigInteger total = lines.stream().map(Recomputation::value).reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        List<Integer> mostLostFirst = new ArrayList<>();
        BigInteger over = points;
        for (Line line : lines) {
            BigInteger[] share = points.multiply(value(line)).divideAndRemainder(total);
            mostLostFirst.add(shares.size());
            shares.add(share[0]);
            lost.add(share[1]);
            over = over.subtract(share[0]);
        }
        mostLostFirst.sort(Comparator.<Integer, BigInteger>comparing(lost::get).reversed());
        for (int i = 0; i < over.intValueExact(); i++) {
            shares.set(mostLostFirst.get(i), shares.get(mostLostFirst.get(i)).add(BigInteger.ONE));
        }
        return shares;
    }

    private static BigInteger value(Line line) {
        return BigInteger.valueOf(line.quantity()).multiply(BigInteger.valueOf(line.unitPrice()));
    }
}
