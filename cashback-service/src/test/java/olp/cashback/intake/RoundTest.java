package olp.cashback.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.events.IncomingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                   | ''
            a+ b+ a+               | a+ b+ a+ /
            a+ a- b+ b-            | a+ b+ / a- b-
            a- b+ c-               | b+ / a- c-
            a- a+ b+               | b+ / a- // a+ /
            a+ a- a- a+ a- a+ b- b+ | a+ / a- a- b- // a+ b+ / a- // a+ /
            """)
    void purchases_come_before_returns_and_no_account_changes_its_order(String batch, String rounds) {
        List<IncomingEvent> events = new ArrayList<>();
        for (var word : batch == null ? new String[0] : batch.split(" ")) {
            events.add(event(word));
        }
        assertEquals(
                rounds,
                Round.of(events, Set.of("bought"), Set.of("returned")).stream()
                        .map(each -> words(each.purchases(), "+") + "/" + words(each.returns(), "-"))
                        .map(String::strip)
                        .collect(Collectors.joining(" // ")));
    }

    private static String words(List<IncomingEvent> events, String sign) {
        return events.stream().map(each -> each.key() + sign).collect(Collectors.joining(" ", " ", " "));
    }

    private static IncomingEvent event(String word) {
        var type = word.endsWith("+") ? "bought" : "returned";
        return new IncomingEvent(
                UUID.randomUUID(), "/", type, Instant.EPOCH, null, "t", 0, 0, word.substring(0, 1), new byte[0]);
    }
}
