package olp.loyalty.purchases.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import olp.loyalty.program.model.Amounts;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Program.On;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Invalid;
import olp.loyalty.purchases.model.Decision.Taken;

/** Decides a sound purchase of a known customer by the settings in force when it happened. */
public final class Till {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    private Till() {}

    /**
     * What becomes of it.
     *
     * @param settings in force at the purchase's {@code occurredAt}
     * @param now the database's clock
     */
    public static Decision decide(Purchase purchase, Customer customer, Settings settings, Instant now) {
        var program = settings.program();
        if (!program.currency().equals(purchase.currency())) {
            return new Invalid("currency", "should be " + program.currency());
        }
        if (purchase.occurredAt().isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
            return new Invalid("occurredAt", "is more than 5 minutes ahead");
        }
        if (purchase.occurredAt().isBefore(now.minus(Duration.ofDays(program.maxAgeDays())))) {
            return new Invalid("occurredAt", "is more than " + program.maxAgeDays() + " days ago");
        }
        var before = settings.tiers().at(customer.spend());
        var paid = purchase.paidInMoney();
        var spend = Math.addExact(customer.spend(), paid);
        var points = program.points().of(earning(program, purchase), before.factor());
        return new Taken(
                points,
                points == 0 ? List.of() : List.of(new Earned("base", settings.version(), points, text(program))),
                program.activeAt(purchase.occurredAt()),
                program.expiresOn(purchase.occurredAt()),
                spend,
                before,
                settings.tiers().at(spend));
    }

    /** The amount that earns. */
    public static long earning(Program program, Purchase purchase) {
        return program.points().on() == On.TOTAL ? purchase.total() : purchase.paidInMoney();
    }

    private static String text(Program program) {
        var rule = program.points();
        return "%d %s for every %s%s"
                .formatted(
                        rule.points(),
                        rule.points() == 1 ? "point" : "points",
                        Amounts.text(rule.perAmount(), program.currency()),
                        rule.on() == On.MONEY_PAID ? " paid" : "");
    }
}
