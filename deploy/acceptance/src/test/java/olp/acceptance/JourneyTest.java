package olp.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.local.Component;
import olp.local.Platform;
import olp.local.api.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from outside. */
@ExtendWith(TestPlatform.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    private final UUID gym = UUID.randomUUID();
    private final UUID shop = UUID.randomUUID();
    private final UUID aiko = UUID.randomUUID();
    private final UUID offer = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();

    private Platform platform;
    private Api api;
    private Client client;
    private String operator;
    private String card;

    @BeforeAll
    void start(TestPlatform test) {
        platform = test.platform();
        api = test.api();
        client = test.client();
        operator = test.operator();
    }

    @Test
    @Order(1)
    void a_coalition_is_set_up() {
        var loyalty = platform.addresses().loyalty();
        var program = client.get(loyalty, "/v1/program", operator);
        assertEquals(
                200, api.put(loyalty.resolve("/v1/program"), operator, program).status());
        client.joins(operator, gym, "Fit & Well", "fitness club");
        client.joins(operator, shop, "Run Fast", "sporting goods");
        card = client.enrols(operator, aiko, "Aiko");
        var terms = Client.offer(offer, shop, "10 % off your shoes");
        // The coalition learns of its partners from events.
        await().untilAsserted(() -> client.post(201, platform.addresses().coalition(), "/v1/offers", operator, terms));
    }

    @Test
    @Order(2)
    void a_purchase_earns_points_once_however_often_it_is_sent() {
        var purchase = Client.purchase(card, 500_000);
        purchase.put("id", first);
        var till = platform.tokens().terminal(gym);
        var answer = client.post(201, platform.addresses().loyalty(), "/v1/purchases", till, purchase);
        assertEquals(5000, answer.at("/points/earned").asLong());
        var again = client.post(200, platform.addresses().loyalty(), "/v1/purchases", till, purchase);
        assertEquals(5000, again.at("/points/earned").asLong());
        assertEquals(
                5000,
                client.points(card, platform.tokens().member(aiko))
                        .get("pending")
                        .asLong());
    }

    @Test
    @Order(3)
    void five_per_cent_of_it_is_credited_as_cashback() {
        await().untilAsserted(() -> assertEquals(
                25_000,
                client.wallet(card, platform.tokens().member(aiko))
                        .get("pending")
                        .asLong()));
    }

    @Test
    @Order(4)
    void it_opens_the_other_partners_offer_which_is_redeemed_once() {
        var coalition = platform.addresses().coalition();
        await().untilAsserted(() -> assertEquals(
                offer.toString(),
                client.get(
                                coalition,
                                "/v1/offers?card=" + card,
                                platform.tokens().member(aiko))
                        .at("/items/0/id")
                        .asText()));
        var till = platform.tokens().terminal(shop);
        var redemption = Map.of(
                "id",
                UUID.randomUUID(),
                "offer",
                offer,
                "card",
                card,
                "basket",
                Map.of("total", 9990, "currency", "EUR"));
        var authorised = client.post(201, coalition, "/v1/redemptions", till, redemption);
        assertEquals(999, authorised.get("discount").asLong());
        assertEquals("AUTHORISED", authorised.get("state").asText());
        var path = "/v1/redemptions/" + redemption.get("id");
        var captured = client.post(200, coalition, path + "/capture", till, Map.of("id", UUID.randomUUID()));
        assertEquals("CAPTURED", captured.get("state").asText());
        client.post(409, coalition, path + "/capture", till, Map.of("id", UUID.randomUUID()));
        client.post(409, coalition, path + "/void", till, Map.of("id", UUID.randomUUID()));
    }

    @Test
    @Order(5)
    void the_members_inbox_tells_all_of_it() {
        await().untilAsserted(() -> {
            var inbox = client.get(
                    platform.addresses().notification(),
                    "/v1/inbox",
                    platform.tokens().member(aiko));
            Set<String> kinds = new HashSet<>();
            inbox.get("items").forEach(message -> kinds.add(message.get("kind").asText()));
            assertEquals(4, kinds.size(), "points, cashback, offer, level: " + kinds);
        });
    }

    @Test
    @Order(6)
    void the_purchase_is_on_the_log_as_a_cloud_event() {
        try (var log = new EventLog(platform.addresses().kafka(), "loyalty.purchases")) {
            await().until(() -> log.next("loyalty.purchase-recorded.v1").stream()
                    .anyMatch(each -> each.data().get("id").asText().equals(first.toString())));
        }
    }

    @Test
    @Order(7)
    void a_till_goes_on_without_the_broker_and_nothing_is_lost() {
        platform.stop(Component.KAFKA);
        var before = client.wallet(card, operator).get("lifetime").asLong();
        client.post(
                201,
                platform.addresses().loyalty(),
                "/v1/purchases",
                platform.tokens().terminal(gym),
                Client.purchase(card, 20_000));
        client.get(platform.addresses().loyalty(), "/q/health/ready", operator);
        platform.start(Component.KAFKA);
        await().untilAsserted(() -> assertEquals(
                before + 1000, client.wallet(card, operator).get("lifetime").asLong()));
    }

    @Test
    @Order(8)
    void without_its_database_a_service_says_so_and_asks_to_come_back() throws Exception {
        var purchase = Client.purchase(card, 300);
        var before = client.wallet(card, operator).get("lifetime").asLong();
        platform.stop(Component.POSTGRES);
        var till = platform.tokens().terminal(gym);
        var refused = client.buyAtOnce(till, purchase);
        assertEquals(503, refused.statusCode(), refused.body());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        platform.start(Component.POSTGRES);
        await().untilAsserted(
                        () -> assertEquals(201, client.buyAtOnce(till, purchase).statusCode()));
        await().untilAsserted(() -> assertEquals(
                before + 15, client.wallet(card, operator).get("lifetime").asLong()));
    }

    @Test
    @Order(9)
    void everything_survives_a_restart() {
        JsonNode points = client.points(card, operator);
        JsonNode wallet = client.wallet(card, operator);
        for (var component : List.of(Component.values()).reversed()) {
            platform.kill(component);
        }
        for (var component : Component.values()) {
            platform.start(component);
        }
        assertEquals(points, client.points(card, operator));
        assertEquals(wallet, client.wallet(card, operator));
        client.post(
                201,
                platform.addresses().loyalty(),
                "/v1/purchases",
                platform.tokens().terminal(gym),
                Client.purchase(card, 100));
        client.theLedgersBalance(operator);
    }

    @Test
    @Order(10)
    void a_year_under_twenty_rules_earns_what_is_computed_apart(@TempDir Path files) throws Exception {
        var replayed = MadeUpYear.replay(platform, files, true, true);
        isRight(replayed);
        assertTrue(!replayed.said().contains("for 0 purchases"), replayed.said());
    }

    @Test
    @Order(11)
    void so_does_the_same_year_without_rules_posted_one_by_one(@TempDir Path files) throws Exception {
        isRight(MadeUpYear.replay(platform, files, false, false));
    }

    private static void isRight(MadeUpYear.Replayed replayed) {
        assertTrue(replayed.equal(), replayed.said());
        assertTrue(replayed.said().matches("(?s).* taken back +[1-9].*"), "cashback: " + replayed.said());
    }
}
