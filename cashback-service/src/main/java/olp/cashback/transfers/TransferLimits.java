package olp.cashback.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much money can be passed on, in minor units. */
@ConfigMapping(prefix = "olp.transfers")
interface TransferLimits {
    /** With one transfer. */
    @WithDefault("10000")
    long mostAmount();

    /** From one wallet in a day of the programme's time zone. */
    @WithDefault("20000")
    long mostAmountADay();
}
