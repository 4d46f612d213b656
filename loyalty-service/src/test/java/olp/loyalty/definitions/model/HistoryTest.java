package olp.loyalty.definitions.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final History<String> CARDS = new History<>(List.of(
            new Version<>("A", 1, Instant.EPOCH, "first"),
            new Version<>("B", 1, Instant.parse("2026-05-01T00:00:00Z"), "begins"),
            new Version<>("A", 2, Instant.parse("2026-07-01T00:00:00Z"), "planned"),
            new Version<>("A", 3, Instant.parse("2026-06-01T00:00:00Z"), "sooner")));

    @ParameterizedTest
    @CsvSource({
        // what,                              at,                   A,      B
        "'since always',                      1999-01-01T00:00:00Z, first,",
        "'an instant before',                 2026-05-31T23:59:59Z, first,  begins",
        "'at the instant of the change',      2026-06-01T00:00:00Z, sooner, begins",
        "'what was made later is the newest', 2026-08-01T00:00:00Z, sooner, begins"
    })
    void of_the_versions_that_have_begun_the_one_made_last_is_in_force(String what, Instant at, String a, String b) {
        assertEquals(a, CARDS.at("A", at).terms(), what);
        assertEquals(b, CARDS.at("B", at) == null ? null : CARDS.at("B", at).terms(), what);
        assertEquals(b == null ? 1 : 2, CARDS.at(at).size(), what);
    }

    @Test
    void a_version_is_found_by_its_number_for_ever() {
        assertEquals("planned", CARDS.version("A", 2).terms());
        assertEquals("sooner", CARDS.newest("A").terms());
        assertNull(CARDS.version("A", 4));
        assertNull(CARDS.version("C", 1));
        assertNull(CARDS.at("C", Instant.EPOCH));
    }

    @Test
    void codes_come_in_their_order_and_in_parts() {
        assertEquals(
                List.of("A"), CARDS.after("", 1).stream().map(Version::code).toList());
        assertEquals(
                List.of("B"), CARDS.after("A", 5).stream().map(Version::code).toList());
        assertTrue(new History<String>(List.of()).isEmpty());
    }
}
