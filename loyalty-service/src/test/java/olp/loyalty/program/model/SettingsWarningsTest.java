package olp.loyalty.program.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import olp.loyalty.program.model.Tiers.Level;
import org.junit.jupiter.api.Test;

class SettingsWarningsTest {
    private static final Program PROGRAM = new Program(null, "EUR", "UTC", null, 0, 1, null, null, "30", 1L, 1, null);
    private static final Level SIMPLE = new Level("SIMPLE", "Simple", 0L, "5", "1");
    private static final Level GOLD = new Level("GOLD", "Gold", 100L, "10", "1");

    @Test
    void what_is_as_it_was_is_not_odd() {
        var tiers = new Tiers(12, 30, List.of(SIMPLE, GOLD));
        assertEquals(List.of(), SettingsWarnings.of(new Settings(2, Instant.EPOCH, PROGRAM, tiers), tiers));
    }

    @Test
    void a_level_that_is_gone_is_warned_of() {
        var settings = new Settings(2, Instant.EPOCH, PROGRAM, new Tiers(12, 30, List.of(SIMPLE)));
        assertEquals(
                List.of("GOLD is gone: who holds it goes at once to the level that spend reaches."),
                SettingsWarnings.of(settings, new Tiers(12, 30, List.of(SIMPLE, GOLD))));
    }

    @Test
    void versions_to_come_are_in_force_by_their_time_and_of_one_time_the_newest() {
        var tiers = new Tiers(12, 30, List.of(SIMPLE));
        var history = new SettingsHistory(List.of(
                new Settings(1, Instant.ofEpochSecond(100), PROGRAM, tiers),
                new Settings(2, Instant.ofEpochSecond(500), PROGRAM, tiers),
                new Settings(3, Instant.ofEpochSecond(200), PROGRAM, tiers),
                new Settings(4, Instant.ofEpochSecond(500), PROGRAM, tiers)));
        assertEquals(1, history.at(Instant.EPOCH).version());
        assertEquals(1, history.at(Instant.ofEpochSecond(199)).version());
        assertEquals(3, history.at(Instant.ofEpochSecond(499)).version());
        assertEquals(4, history.at(Instant.ofEpochSecond(500)).version());
        assertEquals(
                List.of(3, 4),
                history.after(Instant.ofEpochSecond(100)).stream()
                        .map(Settings::version)
                        .toList());
    }
}
