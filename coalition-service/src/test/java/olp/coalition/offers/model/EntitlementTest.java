package olp.coalition.offers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.coalition.purchases.model.PastPurchase;
import olp.coalition.purchases.model.PurchaseHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G is the gym, S the shoe shop whose offer it is, F the health food shop; all times are in November 2026. */
class EntitlementTest {
    private static final Instant NEVER = null;

    private static UUID partner(char name) {
        return new UUID(0, name);
    }

    private static Instant at(String dayAndTime) {
        return dayAndTime == null ? NEVER : Instant.parse("2026-11-" + dayAndTime + ":00Z");
    }

    /** Such as {@code G500@01T10:00 F900@02T10:00}. */
    private static PurchaseHistory history(String text) {
        List<PastPurchase> purchases = new ArrayList<>();
        if (text != null) {
            for (String each : text.split(" ")) {
                var parts = each.substring(1).split("@");
                purchases.add(new PastPurchase(
                        new UUID(1, purchases.size()),
                        partner(each.charAt(0)),
                        at(parts[1]),
                        Long.parseLong(parts[0])));
            }
        }
        return PurchaseHistory.of(purchases);
    }

    private static Offer offer(String purchaseAt, Integer withinDays, Long minSpend, String from, String until) {
        var where = purchaseAt == null
                ? null
                : purchaseAt
                        .chars()
                        .mapToObj(c -> c == '*' ? "*" : partner((char) c).toString())
                        .toList();
        return new Offer(
                        new UUID(2, 2),
                        partner('S'),
                        "10 % off",
                        new Discount("10", null, null),
                        new Requires(where, withinDays, minSpend),
                        null,
                        at(from),
                        at(until))
                .completed();
    }

    @ParameterizedTest
    @CsvSource({
        // where, days, spend, from, until, bought, now, open or what is missing, until
        ",,,,,,21T10:00,open,",
        ",,,,22T00:00,,21T10:00,open,22T00:00",
        ",,,22T00:00,,,21T23:59,from,",
        ",,,22T00:00,,,22T00:00,open,",
        ",,,,22T00:00,,22T00:00,until,",
        "*,,,,,,21T10:00,purchaseAt,",
        "*,,,,,G100@01T10:00,21T10:00,open,",
        "*,,,,,S100@01T10:00,21T10:00,purchaseAt,",
        "S,,,,,S100@01T10:00,21T10:00,open,",
        "G,,,,,F100@01T10:00,21T10:00,purchaseAt,",
        "GF,,,,,F100@01T10:00,21T10:00,open,",
        "G,7,,,,G100@14T10:00,21T09:59,open,21T10:00",
        "G,7,,,,G100@14T10:00,21T10:00,withinDays,",
        "G,7,,,18T00:00,G100@14T10:00,15T10:00,open,18T00:00",
        "G,7,,20T00:00,,G100@14T10:00,20T10:00,open,21T10:00",
        "G,,500,,,G499@14T10:00,21T10:00,minSpend,",
        "G,,500,,,G500@14T10:00,21T10:00,open,",
        "G,,500,,,G250@14T10:00 G250@15T10:00,21T10:00,minSpend,",
        "G,7,500,,,G500@01T10:00 G100@20T10:00,21T10:00,withinDays,",
        "G,7,500,,,G900@01T10:00 G500@18T10:00 G100@20T10:00,21T10:00,open,25T10:00",
        "*,7,500,,,S900@20T10:00 F500@16T10:00 G700@15T10:00,21T10:00,open,23T10:00",
        // a purchase a few minutes ahead of the clock counts
        "G,1,,,,G100@21T10:05,21T10:00,open,22T10:05",
    })
    void an_offer_is_open_if_everything_it_requires_is_there(
            String purchaseAt,
            Integer withinDays,
            Long minSpend,
            String from,
            String until,
            String bought,
            String now,
            String result,
            String openUntil) {
        var entitlement =
                Entitlement.of(offer(purchaseAt, withinDays, minSpend, from, until), history(bought), at(now));
        switch (entitlement) {
            case Entitlement.Open open -> {
                assertEquals(result, "open");
                assertEquals(at(openUntil), open.until());
                assertEquals(purchaseAt != null, open.because().isPresent());
            }
            case Entitlement.Missing missing -> assertEquals(result, missing.requirement());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Europe/Oslo left daylight saving time on 25 October 2026: a day is 24 hours all the same
        "2026-10-24T10:15:00Z, 1, 2026-10-25T10:15:00Z",
        "2026-03-28T10:15:00Z, 2, 2026-03-30T10:15:00Z",
        "2028-02-28T23:59:59Z, 2, 2028-03-01T23:59:59Z",
    })
    void a_day_is_24_hours(Instant bought, int days, Instant closes) {
        var history = PurchaseHistory.EMPTY.with(new PastPurchase(new UUID(1, 1), partner('G'), bought, 100));
        var offer = offer("G", days, null, null, null);
        assertEquals(
                Entitlement.Open.class,
                Entitlement.of(offer, history, closes.minusMillis(1)).getClass());
        assertEquals(
                Entitlement.Missing.class,
                Entitlement.of(offer, history, closes).getClass());
    }
}
