package olp.loyalty.tiers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import olp.loyalty.program.model.Tiers;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.tiers.model.TierTables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories as "when amount", or "when amount when-it-was-bought" of what came back; 12 months, 30 days of grace, Oslo. */
class TierAccountTest {
    @ParameterizedTest(name = "{0}: at {1} {2} by {3}, grace until {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                // A level is reached at once.
                "2025-03-01T12:00:00Z 1000, 2025-03-01T11:59:59Z, SIMPLE, 0, -",
                "2025-03-01T12:00:00Z 1000, 2025-03-01T12:00:00Z, GOLD, 1000, -",
                "2025-03-01T12:00:00Z 999, 2025-03-01T12:00:00Z, SIMPLE, 999, -",
                "2025-03-01T12:00:00Z 5000, 2025-03-01T12:00:00Z, VIP, 5000, -",
                // A day falls out as a whole at its start, a year later, by the programme's clock.
                "2025-03-01T22:59:59Z 1000, 2026-02-28T22:59:59Z, GOLD, 1000, -",
                "2025-03-01T22:59:59Z 1000, 2026-02-28T23:00:00Z, GOLD, 0, 2026-03-30T22:00:00Z",
                "2025-03-01T23:00:00Z 1000, 2026-02-28T23:00:00Z, GOLD, 1000, -",
                // Grace is days of the calendar: the clocks go forward in it.
                "2025-03-01T12:00:00Z 1000, 2026-03-30T21:59:59Z, GOLD, 0, 2026-03-30T22:00:00Z",
                "2025-03-01T12:00:00Z 1000, 2026-03-30T22:00:00Z, SIMPLE, 0, -",
                // A leap day counts until the last of February.
                "2024-02-29T12:00:00Z 1000, 2025-02-27T22:59:59Z, GOLD, 1000, -",
                "2024-02-29T12:00:00Z 1000, 2025-02-27T23:00:00Z, GOLD, 0, 2025-03-29T23:00:00Z",
                // Regained within the grace, it stays.
                "2025-03-01T12:00:00Z 1000 | 2026-03-15T10:00:00Z 1000, 2026-05-01T00:00:00Z, GOLD, 1000, -",
                "2025-03-01T12:00:00Z 1000 | 2026-03-15T10:00:00Z 999, 2026-05-01T00:00:00Z, SIMPLE, 999, -",
                // At its end the level is the one that spend reaches then.
                "2025-03-01T12:00:00Z 4000 | 2025-06-01T12:00:00Z 1000, 2026-03-30T22:00:00Z, GOLD, 1000, -",
                "2025-03-01T12:00:00Z 4000 | 2025-03-02T12:00:00Z 1000, 2026-03-30T22:00:00Z, SIMPLE, 0, -",
                // What comes back is off its purchase's day, from when it comes back on; grace as for any fall.
                "2025-03-01T12:00:00Z 1000 | 2025-03-05T12:00:00Z -1 2025-03-01T12:00:00Z, 2025-03-04T12:00:00Z, GOLD, 1000, -",
                "2025-03-01T12:00:00Z 1000 | 2025-03-05T12:00:00Z -1 2025-03-01T12:00:00Z, 2025-03-05T12:00:00Z, GOLD, 999, 2025-04-04T11:00:00Z",
                "2025-03-01T12:00:00Z 1000 | 2025-03-05T12:00:00Z -1 2025-03-01T12:00:00Z, 2025-04-04T11:00:00Z, SIMPLE, 999, -",
                "2025-03-01T12:00:00Z 1000 | 2026-03-05T12:00:00Z -1000 2025-03-01T12:00:00Z | 2026-03-06T12:00:00Z 7, 2026-03-06T12:00:00Z, GOLD, 7, 2026-03-30T22:00:00Z",
                // What comes late puts history right.
                "2025-03-10T12:00:00Z 600 | 2025-03-01T12:00:00Z 500, 2025-03-10T12:00:00Z, GOLD, 1100, -",
                "2025-03-10T12:00:00Z 600 | 2025-03-01T12:00:00Z 500, 2025-03-09T12:00:00Z, SIMPLE, 500, -",
                "2025-03-10T12:00:00Z 600 | 2025-03-01T12:00:00Z 500, 2026-03-01T12:00:00Z, GOLD, 600, 2026-03-30T22:00:00Z",
            })
    void a_level_is_what_was_spent_within_the_period(
            String history, Instant at, String level, long spend, Instant grace) {
        // What lies ahead by a little counts already, since tills' clocks differ.
        var byThen =
                spends(history).stream().filter(each -> !each.at().isAfter(at)).toList();
        var standing =
                TierAccount.of(byThen, at, tables(table(12, 30, 1000, 5000))).standing();
        assertEquals(level, standing.level());
        assertEquals(spend, standing.spend());
        assertEquals(grace, standing.graceUntil());
        var later = TierAccount.of(spends(history), at.plusSeconds(9_000_000), tables(table(12, 30, 1000, 5000)));
        assertEquals(level, later.levelAt(at).code());
    }

    @Test
    void without_grace_a_level_is_lost_at_once() {
        var tables = tables(table(1, 0, 1000, 5000));
        var history = spends("2025-03-05T12:00:00Z 1000");
        assertEquals("GOLD", levelAt("2025-04-04T21:59:59Z", history, tables));
        assertEquals("SIMPLE", levelAt("2025-04-04T22:00:00Z", history, tables));
    }

    @Test
    void another_table_raises_at_once_and_takes_away_after_grace() {
        var at = Instant.parse("2025-06-01T00:00:00Z");
        var tables = new TierTables(
                List.of(
                        new Table(TierTables.ALWAYS, table(12, 30, 1000, 5000)),
                        new Table(at, table(12, 30, 2000, 2500))),
                ZoneId.of("UTC"),
                2);
        var gold = spends("2025-03-05T12:00:00Z 1500");
        assertEquals("GOLD", levelAt("2025-06-30T23:59:59Z", gold, tables));
        assertEquals("SIMPLE", levelAt("2025-07-01T00:00:00Z", gold, tables));
        var vip = spends("2025-03-05T12:00:00Z 3000");
        assertEquals("GOLD", levelAt("2025-05-31T23:59:59Z", vip, tables));
        assertEquals("VIP", levelAt("2025-06-01T00:00:00Z", vip, tables));
    }

    @Test
    void who_is_below_a_level_is_told_what_keeps_it() {
        var history = spends("2025-03-01T12:00:00Z 1000 | 2025-06-01T12:00:00Z 300");
        var account = TierAccount.of(history, Instant.parse("2026-03-10T00:00:00Z"), tables(table(12, 30, 1000, 5000)));
        assertEquals("GOLD", account.level().code());
        assertEquals(
                new TierAccount.Review(Instant.parse("2026-03-30T22:00:00Z"), 700),
                account.review().orElseThrow());
        assertEquals("VIP", account.next().orElseThrow().level().code());
        assertEquals(4700, account.next().orElseThrow().missing());
    }

    private static String levelAt(String at, List<Spend> history, TierTables tables) {
        return TierAccount.of(history, Instant.parse(at), tables).level().code();
    }

    private static List<Spend> spends(String history) {
        return Arrays.stream(history.split("\\|"))
                .map(String::strip)
                .map(TierAccountTest::spend)
                .toList();
    }

    private static Spend spend(String text) {
        var parts = text.split(" ");
        var at = Instant.parse(parts[0]);
        var amount = Long.parseLong(parts[1]);
        return parts.length == 2 ? Spend.paid(at, amount) : Spend.returned(at, Instant.parse(parts[2]), -amount);
    }

    static TierTables tables(Tiers tiers) {
        return new TierTables(List.of(new Table(TierTables.ALWAYS, tiers)), ZoneId.of("Europe/Oslo"), 1);
    }

    static Tiers table(int months, int graceDays, long gold, long vip) {
        return new Tiers(
                months,
                graceDays,
                List.of(
                        new Level("SIMPLE", "Simple", 0L, "5", "1"),
                        new Level("GOLD", "Gold", gold, "10", "1"),
                        new Level("VIP", "VIP", vip, "20", "1")));
    }
}
