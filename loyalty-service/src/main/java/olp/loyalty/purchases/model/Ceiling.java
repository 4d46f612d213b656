package olp.loyalty.purchases.model;

import olp.loyalty.program.model.Program;
import olp.loyalty.purchases.model.Decision.Invalid;

/** The programme's ceiling of all discounts on a line together, which no till, employee, level or offer may exceed. */
final class Ceiling {
    private Ceiling() {}

    /**
     * The first line of which more is taken off; null if there is none. Coalition discounts count, as the lines' discounts
     * contain them.
     */
    static Invalid above(Purchase purchase, Program program) {
        var lines = purchase.allLines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.discounted() > 0 && line.discounted() > program.discountCeiling(line.gross())) {
                return new Invalid(
                        "lines[" + i + "].discount",
                        "of line %d is %d, but all discounts on it together are at most %d, %s %% of %d"
                                .formatted(
                                        line.line(),
                                        line.discounted(),
                                        program.discountCeiling(line.gross()),
                                        program.maxDiscountPercent(),
                                        line.gross()));
            }
        }
        return null;
    }
}
