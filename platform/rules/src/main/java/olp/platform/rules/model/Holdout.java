package olp.platform.rules.model;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Who is held out of a rule: told from the account and the rule's code alone, so that every instance says the same, for
 * ever. Raising the share keeps those who are held out, and adds others. The numbers in here must never change.
 */
public final class Holdout {
    private static final int ALL = 10_000;

    private Holdout() {}

    /**
     * Whether an account gets nothing of a rule.
     *
     * @param percent at most two decimals count; null for nobody
     */
    public static boolean holdsOut(UUID account, String rule, BigDecimal percent) {
        return percent != null
                && percent.signum() > 0
                && place(account, rule) < percent.movePointRight(2).longValue();
    }

    /** Where an account stands with a rule, evenly from 0 to 9,999. */
    static int place(UUID account, String rule) {
        var hash = 0xcbf29ce484222325L;
        for (int i = 0; i < rule.length(); i++) {
            hash = (hash ^ rule.charAt(i)) * 0x100000001b3L;
        }
        hash = stir(hash ^ account.getMostSignificantBits());
        hash = stir(hash ^ account.getLeastSignificantBits());
        return (int) Long.remainderUnsigned(hash, ALL);
    }

    private static long stir(long bits) {
        var some = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        some = (some ^ (some >>> 27)) * 0x94d049bb133111ebL;
        return some ^ (some >>> 31);
    }
}
