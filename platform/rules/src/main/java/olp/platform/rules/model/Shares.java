package olp.platform.rules.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits whole amounts into whole shares. */
public final class Shares {
    private Shares() {}

    /**
     * Splits an amount in proportion to weights: each share is rounded down, and what is left goes, one by one, to those
     * that lost most by it (largest remainder, Hamilton's method), in case of a tie to the earlier. The shares sum to the
     * amount. If all weights are 0, the first share is all of it.
     *
     * @param amount 0 or more
     * @param weights each 0 or more, at least one of them
     */
    public static List<Long> of(long amount, List<Long> weights) {
        if (weights.size() == 1) {
            return List.of(amount);
        }
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return IntStream.range(0, weights.size())
                    .mapToObj(i -> i == 0 ? amount : 0L)
                    .toList();
        }
        List<Long> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        var left = amount;
        for (var weight : weights) {
            var share = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
            shares.add(share[0].longValueExact());
            lost.add(share[1]);
            left -= share[0].longValueExact();
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lost.get(i))
                        .reversed()
                        .thenComparing(i -> i))
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares;
    }

    /** The part of an amount that some of a quantity stands for, rounded down: {@code floor(amount × some / all)}. */
    public static long part(long amount, long some, long all) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(some))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }
}
