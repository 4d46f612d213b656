package olp.local.replay.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Points, or minor units, allotted to lines by their value. */
final class Allotment {

    private Allotment() {}

    /**
     * What each line gets: its share rounded down, and what is left over goes one by one to the lines that lost most by
     * the rounding, of equal ones to the earlier.
     */
    static List<BigInteger> of(List<Line> lines, BigInteger amount) {
        BigInteger total = lines.stream().map(Allotment::value).reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        List<Integer> mostLostFirst = new ArrayList<>();
        BigInteger over = amount;
        for (Line line : lines) {
            BigInteger[] share = amount.multiply(value(line)).divideAndRemainder(total);
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

    /** What a line is worth, minor units. */
    static BigInteger value(Line line) {
        return BigInteger.valueOf(line.quantity()).multiply(BigInteger.valueOf(line.unitPrice()));
    }
}
