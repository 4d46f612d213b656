package olp.loyalty.purchases.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.Tiers;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.recognition.model.Favourites;
import olp.loyalty.tiers.model.Spend;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierTables;
import olp.platform.ledger.model.Balance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TillTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");
    private static final Visit VISIT = new Visit(new UUID(0, 2), false, NOW, Map.of(), Map.of(), Set.of(), Map.of());
    private static final Visit IN_A_JOURNAL =
            new Visit(new UUID(0, 2), true, NOW, Map.of(), Map.of(), Set.of(), Map.of());

    @ParameterizedTest(name = "{0} at {1} per {2}, {3}, times {4}: {5}")
    @CsvSource({
        "1454, 1, 100, FLOOR,   1,   14",
        "1499, 1, 100, FLOOR,   1,   14",
        "  99, 1, 100, FLOOR,   1,    0",
        "   0, 1, 100, FLOOR,   1,    0",
        "1450, 1, 100, HALF_UP, 1,   15",
        "1401, 1, 100, CEILING, 1,   15",
        "1454, 3, 100, FLOOR,   1,   43",
        "1454, 1, 100, FLOOR,   1.5, 21",
        "1000000000000, 1, 1, FLOOR, 1, 1000000000000",
    })
    void points_for_an_amount(
            long paid, long points, long perAmount, Program.Rounding rounding, String multiplier, long earned) {
        var settings = settings(new Program.BasePoints(perAmount, points, rounding, Program.On.MONEY_PAID), multiplier);
        var taken =
                assertInstanceOf(Taken.class, Till.decide(purchase(paid, NOW), customer(0, settings), VISIT, settings));
        assertEquals(earned, taken.points());
    }

    @ParameterizedTest(name = "{0} spent, then {1}: {2} to {3}")
    @CsvSource({
        "0, 99999, SIMPLE, SIMPLE",
        "0, 100000, SIMPLE, GOLD",
        "99999, 1, SIMPLE, GOLD",
        "0, 500000, SIMPLE, VIP",
        "600000, 1, VIP, VIP"
    })
    void the_level_goes_by_spend(long spent, long paid, String before, String after) {
        var taken = assertInstanceOf(
                Taken.class, Till.decide(purchase(paid, NOW), customer(spent, settings()), VISIT, settings()));
        assertEquals(before, taken.before().code());
        assertEquals(after, taken.after().code());
    }

    @Test
    void a_late_purchase_earns_by_the_level_that_was_held_when_it_happened() {
        var points = new Program.BasePoints(100L, 1L, Program.Rounding.FLOOR, Program.On.MONEY_PAID);
        var settings = settings(points, "1", "2");
        var customer = customer(100_000, settings);
        var now = assertInstanceOf(Taken.class, Till.decide(purchase(500, NOW), customer, VISIT, settings));
        assertEquals(10, now.points());
        var late = purchase(400_000, NOW.minusSeconds(3600));
        var taken = assertInstanceOf(Taken.class, Till.decide(late, customer, VISIT, settings));
        assertEquals(4000, taken.points());
        assertEquals("GOLD", taken.before().code());
        assertEquals("VIP", taken.after().code());
    }

    @ParameterizedTest(name = "a purchase of {0} is {1}")
    @CsvSource({
        "2026-11-21T10:20:00Z, taken", "2026-11-21T10:20:01Z, refused",
        "2025-10-17T10:15:00Z, taken", "2025-10-17T10:14:59Z, refused",
    })
    void what_is_too_early_or_too_old_is_refused(Instant occurredAt, String outcome) {
        var decision = Till.decide(purchase(100, occurredAt), customer(0, settings()), VISIT, settings());
        assertEquals(outcome, decision instanceof Taken ? "taken" : "refused");
    }

    @Test
    void points_wait_days_of_24_hours_and_lapse_after_calendar_months() {
        var taken = assertInstanceOf(
                Taken.class, Till.decide(purchase(100, NOW), customer(0, settings()), VISIT, settings()));
        assertEquals(Instant.parse("2026-12-05T10:15:00Z"), taken.activeAt());
        assertEquals(Instant.parse("2029-11-21T23:00:00Z"), taken.expiresAt());
    }

    @ParameterizedTest(name = "{1} off {0} under a ceiling of {2} %: {3}")
    @CsvSource({
        "1000,  300,   30, taken",
        "1000,  301,   30, above",
        "1005,  301,   30, taken",
        "1005,  302,   30, above",
        "1000,  125, 12.5, taken",
        "1000,  126, 12.5, above",
        "1000,    0,    0, taken",
        "1000,    1,    0, above",
        "1000, 1000,  100, taken",
        "   1,    1,   30, above",
        "   0,    0,   30, taken",
    })
    void no_line_is_discounted_above_the_ceiling_but_in_a_journal_it_happened(
            long price, long off, String ceiling, String outcome) {
        var settings = withCeiling(ceiling);
        var lines = List.of(
                new Purchase.Line(7, null, null, 2, 5_000L, null), new Purchase.Line(9, null, null, 1, price, off));
        var purchase = new Purchase(
                UUID.randomUUID(),
                "9904171358202916",
                NOW,
                "EUR",
                null,
                null,
                lines,
                10_000 + price - off,
                null,
                null,
                null);
        var online = Till.decide(purchase, customer(0, settings), VISIT, settings);
        var offline =
                assertInstanceOf(Taken.class, Till.decide(purchase, customer(0, settings), IN_A_JOURNAL, settings));
        if (outcome.equals("taken")) {
            assertEquals(Set.of(), assertInstanceOf(Taken.class, online).flags());
            assertEquals(Set.of(), offline.flags());
        } else {
            assertEquals(
                    "lines[1].discount",
                    assertInstanceOf(Decision.Invalid.class, online).field());
            assertEquals(Set.of(Flag.DISCOUNT_ABOVE_CEILING), offline.flags());
        }
    }

    @Test
    void another_currency_is_refused() {
        var settings = settings();
        var purchase = new Purchase(
                UUID.randomUUID(), "9904171358202916", NOW, "NOK", null, null, null, 100L, null, null, null);
        assertEquals(
                new Decision.Invalid("currency", "should be EUR"),
                Till.decide(purchase, customer(0, settings()), VISIT, settings));
    }

    private static Purchase purchase(long total, Instant at) {
        return new Purchase(
                UUID.randomUUID(), "9904171358202916", at, "EUR", null, null, null, total, null, null, null);
    }

    private static Customer customer(long spend, Settings settings) {
        var tables = TierTables.of(new SettingsHistory(List.of(settings)));
        var tier = TierAccount.of(List.of(Spend.paid(NOW.minusSeconds(60), spend)), NOW, tables);
        return new Customer(
                new UUID(0, 1), new UUID(0, 1), false, null, null, null, tier, 0, Favourites.NONE, Balance.NOTHING);
    }

    private static Settings settings() {
        return settings(new Program.BasePoints(100L, 1L, Program.Rounding.FLOOR, Program.On.MONEY_PAID), "1");
    }

    private static Settings settings(Program.BasePoints points, String multiplier) {
        return settings(points, multiplier, multiplier);
    }

    private static Settings withCeiling(String percent) {
        var points = new Program.BasePoints(100L, 1L, Program.Rounding.FLOOR, Program.On.MONEY_PAID);
        return settings(points, "1", "1", percent);
    }

    private static Settings settings(Program.BasePoints points, String multiplier, String higher) {
        return settings(points, multiplier, higher, "30");
    }

    private static Settings settings(Program.BasePoints points, String multiplier, String higher, String ceiling) {
        var program = new Program(
                "Test",
                "EUR",
                "Europe/Oslo",
                points,
                14,
                36,
                Program.ExpiryNotice.REQUIRED,
                Program.ReturnPolicy.WITHIN_BALANCE,
                ceiling,
                1L,
                400,
                Program.Presence.CARD);
        var levels = List.of(
                new Level("SIMPLE", "Simple", 0L, "5", multiplier),
                new Level("GOLD", "Gold", 100_000L, "10", higher),
                new Level("VIP", "VIP", 500_000L, "20", higher));
        return new Settings(1, Instant.EPOCH, program, new Tiers(12, 30, levels));
    }
}
