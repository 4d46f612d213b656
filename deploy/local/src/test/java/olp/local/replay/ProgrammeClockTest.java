package olp.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import olp.local.FakePlatform;
import olp.local.api.Api;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Line;
import olp.local.replay.model.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeClockTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"2011-03-01T10:30:00Z, 11", "2011-03-01T11:00:00Z, 11", "2011-03-01T11:00:01Z, 12"})
    void what_was_bought_before_the_zone_changed_is_by_the_zone_of_then(Instant change, int firstOfBerlin) {
        platform.programme.berlinFrom = change;
        Times times = times();
        for (int hour = 1; hour < 20; hour++) {
            ZoneId zone = hour < firstOfBerlin ? UTC : BERLIN;
            assertEquals(zone, times.local(at(hour)).getZone(), "at " + hour);
        }
    }

    @Test
    void a_zone_that_stays_is_asked_for_twice() {
        assertEquals(new Times(Duration.ZERO, UTC), times());
    }

    private Times times() {
        List<Invoice> purchases = IntStream.range(1, 20)
                .mapToObj(hour -> new Invoice("" + hour, "anna", at(hour), List.of(new Line(1, "A", 1, 100))))
                .toList();
        try (Api api = new Api()) {
            return new ProgrammeClock(api, platform.addresses().loyalty(), "no token").of(purchases, Duration.ZERO);
        }
    }

    private static LocalDateTime at(int hour) {
        return LocalDateTime.of(2011, 3, 1, hour, 0);
    }
}
