package olp.loyalty.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many points an operator can give or take. */
@ConfigMapping(prefix = "olp.adjustments")
interface AdjustmentLimits {
    /** With one adjustment. */
    @WithDefault("1000000")
    long mostPoints();
}
