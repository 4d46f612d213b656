package olp.loyalty.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many points can be moved at a time. */
@ConfigMapping(prefix = "olp")
interface Limits {
    /** Of what members pass on. */
    Transfers transfers();

    /** Of what operators put right. */
    Adjustments adjustments();

    /** Limits of transfers. */
    interface Transfers {
        /** With one transfer. */
        @WithDefault("100000")
        long mostPoints();

        /** From one account in a day of the programme's time zone. */
        @WithDefault("200000")
        long mostPointsADay();
    }

    /** Limits of adjustments. */
    interface Adjustments {
        /** With one adjustment, either way. */
        @WithDefault("1000000")
        long mostPoints();
    }
}
