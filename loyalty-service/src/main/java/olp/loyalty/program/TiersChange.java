package olp.loyalty.program;

import java.time.Instant;
import java.util.List;
import olp.loyalty.program.model.Tiers;

/**
 * A tier table, and from when on it is in force; what was answered may be sent again.
 *
 * @param from lies ahead; left out: from now on
 * @param warnings what may not have been meant; not read
 */
public record TiersChange(
        Integer periodMonths, Integer graceDays, List<Tiers.Level> levels, Instant from, List<String> warnings) {
    Tiers tiers() {
        return new Tiers(periodMonths, graceDays, levels);
    }

    static TiersChange of(Tiers tiers, Instant from, List<String> warnings) {
        return new TiersChange(tiers.periodMonths(), tiers.graceDays(), tiers.levels(), from, warnings);
    }
}
