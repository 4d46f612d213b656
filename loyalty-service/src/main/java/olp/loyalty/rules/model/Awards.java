package olp.loyalty.rules.model;

import java.util.ArrayList;
import java.util.List;
import olp.loyalty.program.model.Program;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Line;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;

/** What the rules give on top of the base points. */
public final class Awards {
    private Awards() {}

    /**
     * Asks the rules in force when it happened; what they give is used up in the usage.
     *
     * @param base points by the base rule
     * @param program in force then
     */
    public static Decision decide(
            RuleBook book, Occasion occasion, Usage usage, Purchase purchase, long base, Program program) {
        return book.evaluate(occasion, usage, worth(purchase, base, program));
    }

    /** What rules are worth for a purchase. */
    public static PointsWorth worth(Purchase purchase, long base, Program program) {
        var nets = purchase.allLines().stream().map(Line::net).toList();
        return new PointsWorth(base, nets, program.points().rounding());
    }

    /** What was given, as reasons; those of some lines only name them. */
    public static List<Earned> earned(Decision decision, int lines) {
        List<Earned> earned = new ArrayList<>();
        for (var award : decision.awards()) {
            earned.add(new Earned(
                    award.rule().code(),
                    award.rule().version(),
                    award.amount(),
                    award.text(),
                    award.shares().size() == lines ? null : numbers(award)));
        }
        return earned;
    }

    private static List<Integer> numbers(Award award) {
        return award.shares().stream().map(Award.Share::line).toList();
    }
}
