package olp.cashback.payouts.model;

import java.util.Objects;

/**
 * Where money is sent to, or from: personal, so that its text says no more than its mask.
 *
 * @param iban in its electronic form: no spaces
 * @param name of its holder; may be null
 * @param bic of its bank; may be null
 */
public record BankAccount(String iban, String name, String bic) {
    private static final int SHOWN = 4;
    private static final String MASK = "********";

    public BankAccount {
        Objects.requireNonNull(iban, "iban");
    }

    /** Its country and its last four characters: enough for its holder to tell it from another. */
    public String masked() {
        return iban.length() < 2 * SHOWN ? MASK : iban.substring(0, 2) + MASK + iban.substring(iban.length() - SHOWN);
    }

    @Override
    public String toString() {
        return masked();
    }
}
