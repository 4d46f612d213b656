package olp.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class QuickInstantsTest {
    private static final String CHARACTERS = "0123456789-:.TZt +";

    @Test
    void it_reads_what_the_general_parser_reads_and_refuses_what_that_refuses() {
        var random = new Random(1);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            var text = text(random);
            var expected = outcome(Instant::parse, text);
            assertEquals(expected, outcome(QuickInstants::parse, text), text);
            read += expected.isPresent() ? 1 : 0;
        }
        assertTrue(10_000 < read && read < 90_000, read + " were instants");
    }

    @Test
    void it_writes_what_the_general_formatter_writes() {
        var random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            var fraction = List.of(0, 1_000_000, 1_000, 1).get(random.nextInt(4));
            var at = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L),
                    fraction == 0 ? 0 : (long) random.nextInt(1_000_000_000 / fraction) * fraction);
            assertEquals(at.toString(), QuickInstants.text(at));
        }
        for (var edge : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-02-29T23:59:59.010Z")) {
            assertEquals(edge, QuickInstants.text(Instant.parse(edge)));
        }
    }

    /** An instant with one to nine digits of seconds or none, in some of them one character another. */
    private static String text(Random random) {
        var at = Instant.ofEpochSecond(
                random.nextLong(-70_000_000_000L, 260_000_000_000L), random.nextInt(1_000_000_000));
        var whole = at.toString();
        var digits = random.nextInt(11);
        var text =
                new StringBuilder(whole.length() < 30 ? whole : whole.substring(0, digits == 0 ? 19 : 20 + digits - 1));
        if (text.charAt(text.length() - 1) != 'Z') {
            text.append('Z');
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            text.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static Optional<Instant> outcome(Function<String, Instant> parse, String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException no) {
            return Optional.empty();
        }
    }
}
