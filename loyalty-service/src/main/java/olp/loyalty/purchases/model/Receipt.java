package olp.loyalty.purchases.model;

import java.util.ArrayList;
import java.util.List;
import olp.loyalty.program.model.Amounts;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;

/** The lines that the till prints. */
public final class Receipt {
    private static final int MOST_REASONS = 5;

    private Receipt() {}

    /** Lines for a purchase that was taken; whoever carries a bearer card is told here when its points end. */
    public static List<String> of(Taken taken, Customer customer, Settings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("You earned " + taken.points() + (taken.points() == 1 ? " point" : " points"));
        taken.because().stream()
                .filter(each -> !each.rule().equals(Earned.BASE))
                .limit(MOST_REASONS)
                .forEach(each -> lines.add(each.points() + " of them: " + each.text()));
        if (customer.member() == null && taken.points() > 0) {
            lines.add("They can be used until "
                    + taken.expiresAt()
                            .minusNanos(1)
                            .atZone(settings.program().zone())
                            .toLocalDate());
        }
        if (taken.tierChanged()) {
            lines.add("Welcome to " + taken.after().name());
        }
        taken.tier()
                .next()
                .map(next -> next.level().name() + " in "
                        + Amounts.text(next.missing(), settings.program().currency()))
                .ifPresent(lines::add);
        return lines;
    }
}
