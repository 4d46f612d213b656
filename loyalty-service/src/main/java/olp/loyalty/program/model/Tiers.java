package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The levels of the card.
 *
 * @param periodMonths over which spend is counted: the last so many calendar months, day by day
 * @param graceDays from the day on which spend falls below a level to the day on which the level is lost
 * @param levels from the lowest threshold up; the first begins at 0
 */
public record Tiers(Integer periodMonths, Integer graceDays, List<Level> levels) {
    /**
     * One level.
     *
     * @param code its name for machines
     * @param name its name for people
     * @param threshold spend from which it is reached, minor units
     * @param discountPercent the permanent discount
     * @param multiplier of base points
     */
    public record Level(String code, String name, Long threshold, String discountPercent, String multiplier) {
        /** The multiplier as a number. */
        public BigDecimal factor() {
            return new BigDecimal(multiplier);
        }
    }

    /** What is missing to a level, in minor units. */
    public record Next(Level level, long missing) {}

    /** The level that a spend reaches. */
    public Level at(long spend) {
        var reached = levels.getFirst();
        for (var level : levels) {
            if (level.threshold() <= spend) {
                reached = level;
            }
        }
        return reached;
    }

    /** The level of a code, if there is such. */
    public Optional<Level> level(String code) {
        return levels.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The level after the one that a spend reaches, if there is one. */
    public Optional<Next> after(long spend) {
        return levels.stream()
                .filter(level -> level.threshold() > spend)
                .findFirst()
                .map(level -> new Next(level, level.threshold() - spend));
    }
}
