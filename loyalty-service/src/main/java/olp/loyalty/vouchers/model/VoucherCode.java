package olp.loyalty.vouchers.model;

import java.util.Locale;

/**
 * The code of a voucher: fifteen random signs of 32 (75 bits) and a check sign, written in fours. The signs are those that
 * are not taken for one another, so it can be read out; the check sign finds every single wrong sign (Luhn's sum, modulo 32).
 */
public final class VoucherCode {
    /** How many random signs a code has. */
    public static final int RANDOM_SIGNS = 15;

    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int BASE = SIGNS.length();

    private VoucherCode() {}

    /**
     * The code with these signs.
     *
     * @param random {@link #RANDOM_SIGNS} numbers, of which the last five bits count
     */
    public static String of(byte[] random) {
        var code = new StringBuilder();
        for (int i = 0; i < RANDOM_SIGNS; i++) {
            code.append(SIGNS.charAt(random[i] & BASE - 1));
        }
        return code.append(checkSign(code)).toString();
    }

    /** A code as somebody typed it, in small letters or capitals, with or without dashes; null if it cannot be one. */
    public static String read(String typed) {
        if (typed == null || typed.length() > 40) {
            return null;
        }
        var code = typed.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        var sound = code.length() == RANDOM_SIGNS + 1 && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return sound && checkSign(code.substring(0, RANDOM_SIGNS)) == code.charAt(RANDOM_SIGNS) ? code : null;
    }

    /** The code as people read it: {@code ABCD-EFGH-JKLM-NPQR}. */
    public static String written(String code) {
        return String.join(
                "-", code.substring(0, 4), code.substring(4, 8), code.substring(8, 12), code.substring(12, 16));
    }

    private static char checkSign(CharSequence signs) {
        int sum = 0;
        for (int i = 0; i < signs.length(); i++) {
            int value = SIGNS.indexOf(signs.charAt(signs.length() - 1 - i));
            int weighted = i % 2 == 0 ? value * 2 : value;
            sum += weighted / BASE + weighted % BASE;
        }
        return SIGNS.charAt((BASE - sum % BASE) % BASE);
    }
}
