package olp.loyalty.purchases;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Receipt;
import olp.platform.ledger.model.Balance;

/** What a terminal is answered. */
record PurchaseAnswer(
        UUID id,
        String card,
        Points points,
        Left balance,
        Tier tier,
        List<Earned> because,
        Recognition recognition,
        List<String> receipt) {

    record Points(long earned, LocalDate activeOn) {}

    record Left(long active, long pending, long held) {}

    record Tier(String code, boolean changed) {}

    record Recognition(int visits, String name, boolean birthday) {}

    static PurchaseAnswer of(Purchase purchase, Customer customer, Taken taken, Balance balance, Settings settings) {
        var zone = settings.program().zone();
        return new PurchaseAnswer(
                purchase.id(),
                purchase.card(),
                new Points(taken.points(), taken.activeAt().atZone(zone).toLocalDate()),
                new Left(balance.active(), balance.pending(), balance.held()),
                new Tier(
                        taken.after().code(),
                        !taken.before().code().equals(taken.after().code())),
                taken.because(),
                new Recognition(customer.visits() + 1, customer.name(), isBirthday(purchase, customer, zone)),
                Receipt.of(taken, settings));
    }

    /** As it is kept for a repeated request: nothing personal in it. */
    PurchaseAnswer withoutRecognition() {
        return new PurchaseAnswer(id, card, points, balance, tier, because, null, receipt);
    }

    private static boolean isBirthday(Purchase purchase, Customer customer, ZoneId zone) {
        return customer.birthDate() != null
                && MonthDay.from(purchase.occurredAt().atZone(zone)).equals(MonthDay.from(customer.birthDate()));
    }
}
