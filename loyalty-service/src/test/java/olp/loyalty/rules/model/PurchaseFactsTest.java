package olp.loyalty.rules.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Line;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.platform.rules.model.Occasion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseFactsTest {
    private static final UUID SHOP = new UUID(0, 7);
    private static final Shopper NOBODY = new Shopper(new UUID(0, 1), "BEARER", false, null, null);

    private static Object fact(Occasion occasion, String name) {
        return occasion.facts().get(PurchaseFacts.VOCABULARY.fact(name), 0);
    }

    private static Occasion at(Instant at, String zone, Shopper shopper) {
        var lines = List.of(new Line(3, "tea", null, 2, 500L, 100L), new Line(1, null, "home", 1, 100L, null));
        var tender = List.of(
                Tender.money(600L),
                new Tender(Tender.Kind.POINTS, null, null, new UUID(1, 1), null),
                Tender.money(100L));
        var purchase = new Purchase(
                new UUID(0, 9), "9904171358202916", at, "EUR", null, null, lines, 1_000L, tender, null, "W-1");
        return PurchaseFacts.of(purchase, shopper, new Shop(SHOP, "books"), ZoneId.of(zone));
    }

    @ParameterizedTest(name = "{0} in {1}: {2} {3} {4} o''clock")
    @CsvSource({
        "2026-11-21T10:15:00Z, UTC,         SATURDAY, 2026-11-21, 10",
        "2026-11-21T23:30:00Z, Asia/Tokyo,  SUNDAY,   2026-11-22, 8",
        // the clock goes forward at 2, and back at 3
        "2026-03-29T00:59:59Z, Europe/Oslo, SUNDAY,   2026-03-29, 1",
        "2026-03-29T01:00:00Z, Europe/Oslo, SUNDAY,   2026-03-29, 3",
        "2026-10-25T00:30:00Z, Europe/Oslo, SUNDAY,   2026-10-25, 2",
        "2026-10-25T01:30:00Z, Europe/Oslo, SUNDAY,   2026-10-25, 2",
        "2028-02-28T23:00:00Z, Europe/Oslo, TUESDAY,  2028-02-29, 0",
    })
    void time_is_the_programmes(Instant at, String zone, String weekday, String date, long hour) {
        var occasion = at(at, zone, NOBODY);
        assertEquals(weekday, fact(occasion, "local.weekday"));
        assertEquals(date, fact(occasion, "local.date"));
        assertEquals(hour, fact(occasion, "local.hour"));
        assertEquals((long) LocalDate.parse(date).getMonthValue(), fact(occasion, "local.month"));
        assertEquals((long) LocalDate.parse(date).getDayOfMonth(), fact(occasion, "local.day"));
    }

    @ParameterizedTest(name = "born {0}, on {1}: {2}, {3}")
    @CsvSource({
        "1990-11-21, 2026-11-20T12:00:00Z, 35, false",
        "1990-11-21, 2026-11-21T12:00:00Z, 36, true",
        "1990-11-21, 2026-11-20T23:30:00Z, 36, true",
        "2004-02-29, 2026-02-28T12:00:00Z, 21, true",
        "2004-02-29, 2026-03-01T12:00:00Z, 22, false",
        "2004-02-29, 2028-02-28T12:00:00Z, 23, false",
        "2004-02-29, 2028-02-29T12:00:00Z, 24, true",
    })
    void age_and_birthday_are_of_the_programmes_day(LocalDate born, Instant at, long age, boolean birthday) {
        var occasion = at(at, "Europe/Oslo", new Shopper(new UUID(0, 1), "PERSONAL", true, born, null));
        assertEquals(age, fact(occasion, "member.age"));
        assertEquals(birthday, fact(occasion, "member.birthday"));
    }

    @Test
    void days_are_counted_from_when_the_member_enrolled() {
        var now = Instant.parse("2026-11-21T10:15:00Z");
        for (var each : List.of(86_399L, 86_400L, -5L)) {
            var shopper = new Shopper(new UUID(0, 1), "PERSONAL", true, null, now.minusSeconds(each));
            assertEquals(each / 86_400, fact(at(now, "UTC", shopper), "member.days"));
        }
    }

    @Test
    void what_is_not_known_is_absent() {
        var occasion = at(Instant.parse("2026-11-21T10:15:00Z"), "UTC", NOBODY);
        assertEquals(-1L, fact(occasion, "member.age"));
        assertEquals(-1L, fact(occasion, "member.days"));
        assertEquals(false, fact(occasion, "member.birthday"));
        assertEquals("", fact(occasion, "tier.code"));
        assertEquals("", fact(occasion, "line.category"));
        PurchaseFacts.tell(occasion, "GOLD");
        assertEquals("GOLD", fact(occasion, "tier.code"));
    }

    @Test
    void a_purchase_is_told_in_numbers() {
        var occasion = at(Instant.parse("2026-11-21T10:15:00Z"), "UTC", NOBODY);
        assertEquals(1_000L, fact(occasion, "purchase.total"));
        assertEquals(700L, fact(occasion, "purchase.paid"));
        assertEquals(100L, fact(occasion, "purchase.discount"));
        assertEquals(3L, fact(occasion, "purchase.count"));
        assertEquals(true, fact(occasion, "purchase.order"));
        assertEquals(3L, fact(occasion, "line.line"));
        assertEquals("tea", fact(occasion, "line.sku"));
        assertEquals(900L, fact(occasion, "line.net"));
        assertEquals("BEARER", fact(occasion, "card.kind"));
        assertEquals(SHOP.toString(), fact(occasion, "partner.id"));
        assertEquals("books", fact(occasion, "partner.category"));
        assertEquals(List.of(new Occasion.Line(3, 900), new Occasion.Line(1, 100)), occasion.lines());
    }
}
