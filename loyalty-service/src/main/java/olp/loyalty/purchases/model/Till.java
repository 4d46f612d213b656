package olp.loyalty.purchases.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import olp.loyalty.program.model.Amounts;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Program.On;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Invalid;
import olp.loyalty.purchases.model.Decision.Refusal;
import olp.loyalty.purchases.model.Decision.Refused;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.tiers.model.Spend;

/** Decides a sound purchase of a known customer by the settings in force when it happened. */
public final class Till {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    private Till() {}

    /**
     * What becomes of it.
     *
     * @param settings in force at the purchase's {@code occurredAt}
     */
    public static Decision decide(Purchase purchase, Customer customer, Visit visit, Settings settings) {
        var program = settings.program();
        if (!program.currency().equals(purchase.currency())) {
            return new Invalid("currency", "should be " + program.currency());
        }
        if (purchase.occurredAt().isAfter(visit.now().plus(CLOCKS_MAY_DIFFER))) {
            return new Invalid("occurredAt", "is more than 5 minutes ahead");
        }
        if (purchase.occurredAt().isBefore(visit.now().minus(Duration.ofDays(program.maxAgeDays())))) {
            return new Invalid("occurredAt", "is more than " + program.maxAgeDays() + " days ago");
        }
        var above = Ceiling.above(purchase, program);
        if (above != null && !visit.journal()) {
            return above;
        }
        if (customer.blocked() && !visit.journal()) {
            return new Refused(Refusal.CARD_BLOCKED, "The card is blocked.");
        }
        var cashier = new Cashier(purchase, customer, visit, program.pointValue());
        var fault = cashier.check();
        if (fault != null) {
            return fault;
        }
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(cashier.flags());
        if (customer.blocked()) {
            flags.add(Flag.CARD_BLOCKED);
        }
        if (above != null) {
            flags.add(Flag.DISCOUNT_ABOVE_CEILING);
        }
        return taken(purchase, customer, settings, cashier, flags);
    }

    private static Taken taken(
            Purchase purchase, Customer customer, Settings settings, Cashier cashier, EnumSet<Flag> flags) {
        var program = settings.program();
        var held = customer.tier().levelAt(purchase.occurredAt());
        var counts = counting(customer, cashier.payments());
        var points = program.points().of(earning(purchase, customer, cashier.payments(), program), held.factor());
        var tier = counts == 0 ? customer.tier() : customer.tier().plus(Spend.paid(purchase.occurredAt(), counts));
        return new Taken(
                cashier.payments(),
                cashier.redemptions(),
                points,
                because(points, settings),
                program.activeAt(purchase.occurredAt()),
                program.expiresAt(purchase.occurredAt()),
                tier,
                counts,
                customer.tier().level(),
                tier.level(),
                flags);
    }

    /** What of a purchase points are given for, by the programme: minor units. */
    public static long earning(Purchase purchase, Customer customer, List<Payment> payments, Program program) {
        return program.points().on() == On.TOTAL && !customer.blocked()
                ? purchase.total()
                : counting(customer, payments);
    }

    /** What was paid in money; what is bought with a blocked card is nobody's we know. */
    private static long counting(Customer customer, List<Payment> payments) {
        return customer.blocked() ? 0 : Payment.inMoney(payments);
    }

    /** Why there are points by the base rule; nothing if there are none. */
    public static List<Earned> because(long points, Settings settings) {
        return points == 0
                ? List.of()
                : List.of(new Earned(Earned.BASE, settings.version(), points, text(settings.program())));
    }

    private static String text(Program program) {
        var rule = program.points();
        return rule.points()
                + (rule.points() == 1 ? " point" : " points")
                + " for every "
                + Amounts.text(rule.perAmount(), program.currency())
                + (rule.on() == On.MONEY_PAID ? " paid" : "");
    }
}
