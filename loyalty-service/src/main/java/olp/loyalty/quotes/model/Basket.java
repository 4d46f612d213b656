package olp.loyalty.quotes.model;

import java.util.ArrayList;
import java.util.List;
import olp.loyalty.program.model.Percent;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Line;

/**
 * What a basket costs with the card: each line less the discounts it has already and the level's permanent discount,
 * all of them together at most the programme's ceiling.
 *
 * @param total before discounts, minor units
 * @param discount taken off
 * @param lines the discount of each line
 */
public record Basket(long total, long discount, List<LineDiscount> lines) {
    /** A line and what is taken off it, minor units. */
    public record LineDiscount(int line, long discount) {}

    /** What is left to pay. */
    public long due() {
        return total - discount;
    }

    /** Prices lines. */
    public static Basket of(List<Line> lines, Level level, Program program) {
        var discounts = lines.stream()
                .map(line -> new LineDiscount(line.line(), discount(line.gross(), line.discounted(), level, program)))
                .toList();
        return new Basket(
                lines.stream().mapToLong(Line::gross).sum(),
                discounts.stream().mapToLong(LineDiscount::discount).sum(),
                discounts);
    }

    /** Prices a total whose lines are not known. */
    public static Basket of(long total, Level level, Program program) {
        return new Basket(total, discount(total, 0, level, program), List.of());
    }

    /** The purchase that it would be, with its discounts, all of it paid in money. */
    public Purchase priced(Purchase asked) {
        List<Line> priced = null;
        if (asked.lines() != null) {
            priced = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                var line = asked.lines().get(i);
                priced.add(new Line(
                        line.line(),
                        line.sku(),
                        line.category(),
                        line.quantity(),
                        line.unitPrice(),
                        lines.get(i).discount()));
            }
        }
        return new Purchase(
                asked.id(),
                asked.card(),
                asked.occurredAt(),
                asked.currency(),
                asked.terminal(),
                asked.clerk(),
                priced,
                due(),
                null,
                null,
                asked.order());
    }

    private static long discount(long gross, long already, Level level, Program program) {
        return Math.min(already + Percent.of(level.discountPercent(), gross), program.discountCeiling(gross));
    }
}
