package olp.loyalty.purchases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Flag;
import olp.loyalty.purchases.model.Payment;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Receipt;
import olp.loyalty.recognition.Recognition;
import olp.loyalty.tiers.TierView;
import olp.platform.ledger.model.Balance;

/**
 * What a terminal is answered, but for what is added at its end: the reasons, which the purchase's body has, too, and the
 * recognition. Nothing personal is in it, so it is kept for a repeated request.
 */
record PurchaseAnswer(
        UUID id,
        String card,
        Points points,
        Left balance,
        Tier tier,
        List<PurchaseGifts.Stamps> stamps,
        List<String> receipt,
        Set<Flag> flags,
        Shortfall shortfall) {

    record Points(long earned, LocalDate activeOn) {}

    record Left(long active, long pending, long held) {}

    /** The level now; {@code changed} if this purchase brought it about. */
    record Tier(
            String code,
            boolean changed,
            String name,
            String discountPercent,
            @JsonInclude(JsonInclude.Include.ALWAYS) TierView.Next next,
            @JsonInclude(JsonInclude.Include.ALWAYS) TierView.Review review) {
        static Tier of(Taken taken) {
            var level = taken.after();
            return new Tier(
                    level.code(),
                    taken.tierChanged(),
                    level.name(),
                    level.discountPercent(),
                    TierView.next(taken.tier()),
                    TierView.review(taken.tier()));
        }
    }

    /** What was paid with points that were not there any more: the partner bears it. */
    record Shortfall(long points) {}

    static PurchaseAnswer of(
            Purchase purchase,
            Customer customer,
            Taken taken,
            Balance balance,
            List<PurchaseGifts.Stamps> stamps,
            Settings settings) {
        var zone = settings.program().zone();
        return new PurchaseAnswer(
                purchase.id(),
                purchase.card(),
                new Points(taken.points(), taken.activeAt().atZone(zone).toLocalDate()),
                new Left(balance.available(), balance.pending(), balance.held()),
                Tier.of(taken),
                stamps.isEmpty() ? null : stamps,
                Receipt.of(taken, customer, settings),
                taken.flags().isEmpty() ? null : taken.flags(),
                shortfall(taken));
    }

    /** Who is at the till: said with the first answer only, and not kept with it. */
    static Recognition recognition(Purchase purchase, Customer customer, Settings settings) {
        return Recognition.of(
                customer.visits() + 1,
                customer.name(),
                customer.birthDate(),
                customer.favourites(),
                purchase.occurredAt(),
                settings.program().zone());
    }

    private static Shortfall shortfall(Taken taken) {
        var missing = taken.payments().stream()
                .map(Payment::missing)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return missing == 0 ? null : new Shortfall(missing);
    }
}
