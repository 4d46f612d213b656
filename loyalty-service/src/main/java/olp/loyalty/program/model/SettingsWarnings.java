package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an operator may not have meant; it acts all the same. */
public final class SettingsWarnings {
    private SettingsWarnings() {}

    /**
     * What is odd about settings, in words.
     *
     * @param before the tier table that they replace
     */
    public static List<String> of(Settings settings, Tiers before) {
        List<String> warnings = new ArrayList<>();
        var levels = settings.tiers().levels();
        var ceiling = new BigDecimal(settings.program().maxDiscountPercent());
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            if (new BigDecimal(level.discountPercent()).compareTo(ceiling) > 0) {
                warnings.add(
                        "The discount of %s, %s %%, is above the ceiling of all discounts, %s %%: the ceiling is given."
                                .formatted(
                                        level.code(),
                                        level.discountPercent(),
                                        settings.program().maxDiscountPercent()));
            }
            if (i > 0 && level.factor().compareTo(levels.get(i - 1).factor()) < 0) {
                warnings.add("%s multiplies points by less than the level below it.".formatted(level.code()));
            }
        }
        for (var level : before.levels()) {
            if (settings.tiers().level(level.code()).isEmpty()) {
                warnings.add("%s is gone: who holds it goes at once to the level that spend reaches."
                        .formatted(level.code()));
            }
        }
        return warnings;
    }
}
