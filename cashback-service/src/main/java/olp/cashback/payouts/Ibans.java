package olp.cashback.payouts;

import org.iban4j.IbanUtil;

/** International bank account numbers (ISO 13616): length and shape by country, and check digits. */
final class Ibans {
    private static final int LONGEST = 34;

    private Ibans() {}

    /** True for an IBAN in its electronic form: capitals and digits, no spaces. */
    static boolean isValid(String iban) {
        return iban != null && iban.length() <= LONGEST && IbanUtil.isValid(iban);
    }
}
