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
import olp.local.keys.Keys;
import olp.local.keys.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final String FIVE_PURCHASES = OnlineRetailFileTest.HEADING + """
            1,A,a,2,2010-12-01T08:00:00,2.55,7,UK
            1,B,b,1,2010-12-01T08:00:00,0.10,7,UK
            2,A,a,1,2010-12-02T08:00:00,99.99,7,UK
            C3,A,a,-1,2010-12-03T08:00:00,99.99,7,UK
            4,A,a,1,2010-12-04T08:00:00,1.00,7,UK
            5,A,a,1,2010-12-05T08:00:00,1.99,7,UK
            6,A,a,10,2010-12-06T08:00:00,20,7,UK
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_purchase_is_posted_once_however_often_the_file_is_replayed(boolean journals) {
        assertTrue(replay(FIVE_PURCHASES, journals, Integer.MAX_VALUE));
        List<String> done = platform.done();
        assertEquals(5, platform.purchases().size());
        assertPrinted("5 purchases worth 308.18 EUR", "taken now    5", "306 ", "15.39 EUR");
        assertTrue(replay(FIVE_PURCHASES, !journals, Integer.MAX_VALUE));
        assertEquals(done, platform.done());
        assertPrinted("there before 5");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_not_taken_for_lack_of_capacity_is_sent_again_in_order(boolean journals) {
        platform.overburdenedEach = 3;
        assertTrue(replay(FIVE_PURCHASES, journals, Integer.MAX_VALUE));
        assertEquals(5, platform.purchases().size());
    }

    @Test
    void the_newest_purchase_is_now_and_the_first_shift_is_kept() {
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        Instant first = occurred(0);
        Duration age = Duration.between(first, Instant.now());
        assertTrue(age.compareTo(Duration.ofDays(5)) >= 0
                && age.compareTo(Duration.ofDays(5).plusSeconds(60)) < 0);
        assertTrue(replay(FIVE_PURCHASES, true, Integer.MAX_VALUE));
        assertEquals(Duration.ofDays(5), Duration.between(first, occurred(4)));
    }

    @Test
    void as_it_is_nothing_is_shifted_and_other_members_buy() {
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        assertTrue(run(new ReplayRequest(file(FIVE_PURCHASES), true, 2, 1, true)));
        assertEquals(Instant.parse("2010-12-01T08:00:00Z"), occurred(1));
        JsonNode card = platform.purchases().get(0).path("card");
        assertFalse(card.equals(platform.purchases().get(1).path("card")));
    }

    @Test
    void fewer_purchases_than_before_still_add_up() {
        assertTrue(replay(FIVE_PURCHASES, true, 4));
        assertTrue(replay(FIVE_PURCHASES, true, 2));
        assertEquals(4, platform.purchases().size());
    }

    @Test
    void cashback_and_inbox_are_waited_for() {
        platform.behind = 10;
        assertTrue(replay(FIVE_PURCHASES, true, Integer.MAX_VALUE));
        assertPrinted("Cashback had caught up");
    }

    @Test
    void what_a_service_refuses_is_counted_and_is_a_failure() {
        assertFalse(replay(FIVE_PURCHASES.replace("\n6,", "\nREFUSED,"), true, Integer.MAX_VALUE));
        assertPrinted("refused      1: named", "taken now    4", "report what 4 purchases worth 108.18 EUR");
    }

    @Test
    void the_purchase_is_what_the_invoice_says() {
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        JsonNode purchase = platform.purchases().getFirst();
        assertEquals(520, purchase.path("total").asLong());
        assertEquals("EUR", purchase.path("currency").asText());
        assertEquals("1", purchase.path("order").asText());
        assertEquals(
                "[{\"line\":1,\"sku\":\"A\",\"quantity\":2,\"unitPrice\":255},"
                        + "{\"line\":2,\"sku\":\"B\",\"quantity\":1,\"unitPrice\":10}]",
                purchase.path("lines").toString());
    }

    private boolean replay(String text, boolean journals, int limit) {
        return run(new ReplayRequest(file(text), journals, 3, limit, false));
    }

    private boolean run(ReplayRequest request) {
        return new Replay(platform.addresses(), tokens, folder.resolve("replay"), new PrintWriter(out)).run(request);
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Instant occurred(int purchase) {
        return Instant.parse(
                platform.purchases().get(purchase).path("occurredAt").asText());
    }

    private void assertPrinted(String... texts) {
        for (String text : texts) {
            assertTrue(out.toString().contains(text), text + " is not in:\n" + out);
        }
    }
}
