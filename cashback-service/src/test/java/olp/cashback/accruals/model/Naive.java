package olp.cashback.accruals.model;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import olp.cashback.purchases.model.Purchase;

/** What purchases earn and returns take back, reckoned as the docs say it and in no other way. */
public final class Naive {
    private final List<Rule> rules;
    private final Map<String, Long> used = new HashMap<>();

    /**
     * A rule.
     *
     * @param tenths of a percent
     * @param category of the lines that it is for; null for all of the purchase
     * @param cap for one purchase; null for none
     * @param month for one wallet; null for none
     */
    public record Rule(String code, long tenths, String category, Long cap, Long month) {}

    /** With nothing used yet. */
    public Naive(List<Rule> rules) {
        this.rules = rules;
    }

    /** What each rule gives for each line, all of it in one month. */
    public Map<String, long[]> sells(Object wallet, long money, List<Purchase.Line> lines) {
        var paid = split(money, lines, null);
        Map<String, long[]> earned = new LinkedHashMap<>();
        for (var rule : rules) {
            long base = 0;
            for (int i = 0; i < lines.size(); i++) {
                base += isFor(rule, lines.get(i)) ? paid[i] : 0;
            }
            var amount = (rule.category() == null ? money : base) * rule.tenths() / 1000;
            amount = rule.cap() == null ? amount : Math.min(amount, rule.cap());
            if (rule.month() != null) {
                var key = wallet + rule.code();
                amount = Math.min(amount, rule.month() - used.getOrDefault(key, 0L));
                used.merge(key, amount, Long::sum);
            }
            if (amount > 0) {
                earned.put(rule.code(), split(amount, lines, rule));
            }
        }
        return earned;
    }

    private static boolean isFor(Rule rule, Purchase.Line line) {
        return rule == null || rule.category() == null || rule.category().equals(line.category());
    }

    private static long[] split(long amount, List<Purchase.Line> lines, Rule rule) {
        var sum = BigInteger.ZERO;
        for (var line : lines) {
            sum = sum.add(weight(rule, line));
        }
        var shares = new long[lines.size()];
        var lost = new BigInteger[lines.size()];
        var left = amount;
        for (int i = 0; i < shares.length; i++) {
            var parts = sum.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : BigInteger.valueOf(amount)
                            .multiply(weight(rule, lines.get(i)))
                            .divideAndRemainder(sum);
            shares[i] = parts[0].longValueExact();
            lost[i] = parts[1];
            left -= shares[i];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int i = 1; i < shares.length; i++) {
                most = lost[i].compareTo(lost[most]) > 0 ? i : most;
            }
            shares[most]++;
            lost[most] = BigInteger.ONE.negate();
        }
        return shares;
    }

    private static BigInteger weight(Rule rule, Purchase.Line line) {
        return BigInteger.valueOf(isFor(rule, line) ? line.net() : 0);
    }

    /** What is taken back of what a rule gave, once so many of each line have come back. */
    public static long back(long[] earned, List<Purchase.Line> lines, int[] returned) {
        long sum = 0;
        for (int i = 0; i < earned.length; i++) {
            sum += earned[i] * returned[i] / lines.get(i).quantity();
        }
        return sum;
    }
}
