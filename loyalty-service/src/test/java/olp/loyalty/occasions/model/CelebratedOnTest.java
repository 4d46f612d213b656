package olp.loyalty.occasions.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelebratedOnTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 11, 21",
        "2027-02-28, 2,  28 29",
        "2028-02-28, 2,  28",
        "2028-02-29, 2,  29",
        "2100-02-28, 2,  28 29",
        "2027-03-01, 3,  1"
    })
    void who_was_born_on_29_february_has_a_birthday_every_year(LocalDate day, int month, String days) {
        var on = CelebratedOn.of(day);
        assertEquals(month, on.month());
        assertEquals(Arrays.stream(days.split(" ")).map(Integer::valueOf).collect(Collectors.toList()), on.days());
    }
}
