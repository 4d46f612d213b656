package olp.platform.rules.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount out to lines by weight, so that the shares sum to it: by largest remainder, the earlier line first. */
final class Shares {
    private Shares() {}

    /** The lines' shares; lines without any weight share evenly. */
    static List<Award.Share> of(long amount, Match match, List<Occasion.Line> lines) {
        var count = match.lines().length;
        if (count == 0) {
            return List.of();
        }
        var weights = new long[count];
        var total = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.max(0, lines.get(match.lines()[i]).weight());
            total = total.add(BigInteger.valueOf(weights[i]));
        }
        if (total.signum() == 0) {
            Arrays.fill(weights, 1);
            total = BigInteger.valueOf(count);
        }
        var amounts = split(amount, weights, total);
        List<Award.Share> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shares.add(new Award.Share(lines.get(match.lines()[i]).number(), amounts[i]));
        }
        return shares;
    }

    private static long[] split(long amount, long[] weights, BigInteger total) {
        if (weights.length == 1) {
            return new long[] {amount};
        }
        var amounts = new long[weights.length];
        var rests = new BigInteger[weights.length];
        var left = amount;
        for (int i = 0; i < weights.length; i++) {
            var parts = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(total);
            amounts[i] = parts[0].longValueExact();
            rests[i] = parts[1];
            left -= amounts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> rests[i]).reversed())
                .limit(left)
                .forEach(i -> amounts[i]++);
        return amounts;
    }
}
