package olp.loyalty.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many points can be passed on. */
@ConfigMapping(prefix = "olp.transfers")
interface TransferLimits {
    /** With one transfer. */
    @WithDefault("100000")
    long mostPoints();

    /** From one account in a day of the programme's time zone. */
    @WithDefault("200000")
    long mostPointsADay();
}
