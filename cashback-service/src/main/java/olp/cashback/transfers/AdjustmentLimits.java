package olp.cashback.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much money an operator can give or take, in minor units. */
@ConfigMapping(prefix = "olp.adjustments")
interface AdjustmentLimits {
    /** With one adjustment. */
    @WithDefault("100000")
    long mostAmount();
}
