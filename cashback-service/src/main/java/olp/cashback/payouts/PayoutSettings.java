package olp.cashback.payouts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How much can be paid out, and from which account; amounts in minor units. */
@ConfigMapping(prefix = "olp.payouts")
interface PayoutSettings {
    /** With one payout, at least. */
    @WithDefault("500")
    long least();

    /** With one payout, at most. */
    @WithDefault("100000")
    long most();

    /** From one wallet in a calendar month of the programme's time zone, at most; what failed does not count. */
    @WithDefault("200000")
    long mostAMonth();

    /** Whose account the money is sent from; without it nothing can be exported. */
    Optional<Debtor> debtor();

    /** Who pays. */
    interface Debtor {
        /** Of the account's holder. */
        String name();

        /** Of the account. */
        String iban();

        /** Of its bank. */
        Optional<String> bic();
    }
}
