package olp.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import olp.local.FakePlatform;
import olp.local.api.Json;
import olp.local.keys.Keys;
import olp.local.keys.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaying under rules, at a platform that has none: that the rules are right is for the acceptance tests. */
class RulesReplayTest {

    private static final String TWO_PURCHASES = OnlineRetailFileTest.HEADING + """
            1,22001,A,20,2010-12-02T08:00:00,2.55,7,UK
            2,85123A,B,40,2010-12-01T08:00:00,15.10,8,UK
            """;

    @TempDir
    private Path folder;

    private final FakePlatform platform = new FakePlatform();
    private final StringWriter out = new StringWriter();
    private Tokens tokens;

    @BeforeEach
    void make_keys() {
        Keys keys = new Keys(folder.resolve("keys"));
        keys.ensure(List.of());
        tokens = new Tokens(keys);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    /** All in one, since points that never come are waited for. */
    @Test
    void rules_are_made_first_purchases_come_in_the_order_of_time_and_what_rules_did_not_give_is_seen() {
        assertFalse(replay(true));
        List<String> done = platform.done();
        List<String> rules =
                done.stream().filter(each -> each.startsWith("/v1/rules ")).toList();
        assertEquals(20, rules.size());
        for (String each : rules) {
            JsonNode rule = Json.read(each.substring(each.indexOf(' ') + 1));
            assertTrue(rule.path("when").asText().startsWith("partner.id == '"), each);
            assertTrue(rule.path("code").asText().startsWith("replay-"), each);
        }
        List<String> purchases =
                done.stream().filter(each -> each.startsWith("/v1/purchases ")).toList();
        assertTrue(done.indexOf(rules.getLast()) < done.indexOf(purchases.getFirst()));
        List<String> orders = platform.purchases().stream()
                .map(each -> each.path("order").asText())
                .toList();
        assertEquals(List.of("2", "1"), orders);
        Instant first =
                Instant.parse(platform.purchases().getFirst().path("occurredAt").asText());
        assertEquals(
                0,
                Duration.between(Instant.parse("2010-12-01T08:00:00Z"), first).toSeconds()
                        % Duration.ofDays(7).toSeconds(),
                "weekdays and hours stay");
        assertTrue(out.toString().contains("NOT EQUAL"), out.toString());
        assertTrue(out.toString().contains("sort-22"), out.toString());
    }

    @Test
    void rules_that_are_not_the_replays_are_no_measure() {
        platform.programme.pointRule = "{\"code\":\"double\",\"when\":\"true\"}";
        assertFalse(replay(false));
        assertTrue(out.toString().contains("rule double may give points"), out.toString());
        platform.programme.pointRule = "{\"code\":\"old\",\"when\":\"true\",\"until\":\"2001-01-01T00:00:00Z\"}";
        assertTrue(replay(false));
        platform.programme.pointRule = "{\"code\":\"replay-12345678-weekend\",\"when\":\"partner.id == 'x' && true\"}";
        assertTrue(replay(false));
    }

    private boolean replay(boolean rules) {
        try {
            Path file = Files.writeString(folder.resolve("file.csv"), TWO_PURCHASES);
            return new Replay(platform.addresses(), tokens, folder.resolve("replay"), new PrintWriter(out))
                    .run(new ReplayRequest(file, true, 2, Integer.MAX_VALUE, false, rules));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
