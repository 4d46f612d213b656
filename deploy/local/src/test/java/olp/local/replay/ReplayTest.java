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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertEquals(1, platform.returns().size());
        assertPrinted(
                "5 purchases worth 308.18 EUR",
                "taken now    5 purchases, 1 returns",
                "306 ",
                "207 ",
                "15.39 EUR",
                "4.99 EUR",
                "10.40 EUR");
        assertTrue(replay(FIVE_PURCHASES, !journals, Integer.MAX_VALUE));
        assertEquals(done, platform.done());
        assertPrinted("there before 5 purchases, 1 returns");
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "true, 3", "true, 4", "false, 2", "false, 3"})
    void what_is_not_taken_for_lack_of_capacity_is_sent_again_in_order(boolean journals, int overburdenedEach) {
        platform.overburdenedEach = overburdenedEach;
        assertTrue(replay(FIVE_PURCHASES, journals, Integer.MAX_VALUE));
        assertEquals(5, platform.purchases().size());
        assertEquals(1, platform.returns().size());
    }

    @Test
    void a_return_names_the_purchase_and_its_line() {
        assertTrue(replay(FIVE_PURCHASES, true, Integer.MAX_VALUE));
        JsonNode purchase = platform.purchases().get(1);
        String[] posted = platform.returns().getFirst().split(" ", 2);
        assertEquals("/v1/purchases/" + purchase.path("id").asText() + "/returns", posted[0]);
        JsonNode part = Json.read(posted[1]);
        assertEquals("[{\"line\":1,\"quantity\":1}]", part.path("lines").toString());
        assertEquals(
                occurred(1).plus(Duration.ofDays(1)),
                Instant.parse(part.path("occurredAt").asText()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_return_comes_after_its_purchase_and_is_one_for_each_purchase(boolean journals) {
        String text = OnlineRetailFileTest.HEADING + """
                C2,A,a,-5,2010-12-02T08:00:00,7.00,7,UK
                1,A,a,3,2010-12-01T08:00:00,7.00,7,UK
                3,A,a,3,2010-12-02T08:00:00,7.00,7,UK
                4,A,a,3,2010-12-03T08:00:00,7.00,7,UK
                """;
        assertTrue(replay(text, journals, Integer.MAX_VALUE));
        assertEquals(2, platform.returns().size());
        assertPrinted(
                "1 invoices wholly, 0 partly, 0 not at all",
                "refunded     35.00 EUR",
                "outstanding                  28");
    }

    @Test
    void only_what_was_bought_before_is_given_back() {
        String text = FIVE_PURCHASES + """
                C7,A,a,-10,2010-12-07T08:00:00,20,7,UK
                C7,C,c,-1,2010-12-07T08:00:00,20,7,UK
                C8,B,b,-1,2010-12-07T08:00:00,20,8,UK
                C9,A,a,-1,2010-12-07T08:00:00,3,7,UK
                """;
        assertTrue(replay(text, true, Integer.MAX_VALUE));
        assertPrinted(
                "returns      4 invoices of 2 customers, 342.99 EUR",
                "2 invoices wholly, 1 partly, 1 not at all",
                "11 pieces for 299.99 EUR matched at the price of the purchase",
                "1 pieces for 3.00 EUR matched at another price",
                "2 pieces for 40.00 EUR not matched",
                "refunded     301.98 EUR");
    }

    @Test
    void with_a_limit_the_returns_are_those_of_the_first_purchases() {
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        assertEquals(0, platform.returns().size());
        assertTrue(replay(FIVE_PURCHASES, true, 2));
        assertEquals(1, platform.returns().size());
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        assertPrinted("2 purchases worth 105.19 EUR and 1 returns worth 99.99 EUR");
    }

    @Test
    void points_that_are_not_taken_back_are_seen() {
        platform.keepsPoints = true;
        assertFalse(replay(FIVE_PURCHASES, true, Integer.MAX_VALUE));
        assertPrinted("NOT EQUAL for 1 of them", "expected 207, reported 306", "do NOT report");
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
        platform.programme.expiryMonths = 1200;
        assertTrue(replay(FIVE_PURCHASES, true, 1));
        assertTrue(run(new ReplayRequest(file(FIVE_PURCHASES), true, 2, 1, true, false)));
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
        assertPrinted(
                "refused      1 purchases: named (409)",
                "taken now    4 purchases, 1 returns",
                "report what 4 purchases worth 108.18 EUR");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_return_of_a_purchase_that_was_refused_is_refused_as_well(boolean journals) {
        assertFalse(replay(FIVE_PURCHASES.replace("\n2,", "\nREFUSED,"), journals, Integer.MAX_VALUE));
        assertPrinted(
                "refused      1 returns: ",
                "taken now    4 purchases, 0 returns",
                "report what 4 purchases worth 208.19 EUR");
    }

    @Test
    void points_that_may_have_expired_are_not_compared() {
        String text = FIVE_PURCHASES.replaceFirst("2010", "2008");
        platform.programme.expiryMonths = 24;
        assertFalse(replay(text, true, Integer.MAX_VALUE));
        assertPrinted("Not compared", "points live for 24 months");
        platform.programme.expiryMonths = 26;
        assertTrue(replay(text, true, Integer.MAX_VALUE));
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
        return run(new ReplayRequest(file(text), journals, 3, limit, false, false));
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
