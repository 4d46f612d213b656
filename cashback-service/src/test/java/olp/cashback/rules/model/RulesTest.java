package olp.cashback.rules.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    /** 1 since always; 2 from March, until May; 3, made after it, from February until June; 4 from July. */
    private final Rules rules = new Rules(List.of(
            version("spring", 2, "2026-03", "2026-05"),
            version("spring", 1, null, null),
            version("spring", 4, "2026-07", null),
            version("spring", 3, "2026-02", "2026-06")));

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1",
        "2026-01-31T23:59:59Z, 1",
        "2026-02-01T00:00:00Z, 3",
        "2026-03-15T00:00:00Z, 3",
        "2026-05-31T23:59:59Z, 3",
        "2026-06-01T00:00:00Z, ",
        "2026-06-30T23:59:59Z, ",
        "2026-07-01T00:00:00Z, 4",
        "2030-01-01T00:00:00Z, 4",
    })
    void of_the_versions_in_force_the_newest_counts(Instant at, Integer version) {
        var counting = rules.at(at).stream().map(RuleVersion::version).toList();
        assertEquals(version == null ? List.of() : List.of(version), counting);
    }

    @Test
    void each_rule_counts_in_the_order_of_the_codes() {
        var three = new Rules(
                List.of(version("c", 1, null, null), version("a", 1, null, null), version("b", 1, "2027-01", null)));
        assertEquals(
                List.of("a", "c"),
                three.at(Instant.parse("2026-06-01T00:00:00Z")).stream()
                        .map(RuleVersion::code)
                        .toList());
    }

    private static RuleVersion version(String code, int version, String from, String until) {
        return new RuleVersion(code, version, Percent.of("5"), new Condition.Always(), month(from), month(until), null);
    }

    private static Instant month(String month) {
        return month == null ? null : Instant.parse(month + "-01T00:00:00Z");
    }
}
