package olp.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cashback of one purchase pays another: cashback-service signs, the till carries, loyalty-service believes. */
@ExtendWith(TestPlatform.Shared.class)
class CashbackAtTheTillTest {
    private final UUID shop = UUID.randomUUID();
    private TestPlatform test;
    private String till;
    private String card;

    @BeforeEach
    void cashback_of_250_can_be_spent(TestPlatform shared) {
        test = shared;
        till = test.platform().tokens().terminal(shop);
        test.client().joins(test.operator(), shop, "Corner shop", "groceries");
        card = test.client().enrols(test.operator(), UUID.randomUUID(), "Kari");
        var longAgo = Client.purchase(card, 500_000);
        longAgo.put("occurredAt", Instant.now().minus(15, ChronoUnit.DAYS).toString());
        buy(longAgo);
        await().untilAsserted(() -> wallet(25_000, 0, 0, 25_000));
    }

    @Test
    void the_cashback_of_5000_pays_a_whole_purchase_and_comes_back_when_that_is_returned() {
        var hold = hold(25_000);
        wallet(0, 0, 25_000, 25_000);
        var purchase = paid(Client.purchase(card, 25_000), cashback(hold, 25_000));
        assertEquals(0, buy(purchase).at("/points/earned").asLong());
        await().untilAsserted(() -> wallet(0, 0, 0, 25_000));
        assertEquals(List.of(-25_000L), entries("SPENT", purchase));
        assertEquals(
                "CAPTURED",
                test.client()
                        .get(at(), "/v1/holds/" + hold.get("id").asText(), till)
                        .get("state")
                        .asText());

        var again = paid(Client.purchase(card, 25_000), cashback(hold, 25_000));
        test.client().post(409, test.platform().addresses().loyalty(), "/v1/purchases", till, again);

        var refund = giveBack(purchase, Map.of("all", true)).get("refund");
        assertEquals(25_000, refund.get("cashback").asLong());
        assertEquals(0, refund.get("money").asLong());
        await().untilAsserted(() -> wallet(25_000, 0, 0, 25_000));
        assertEquals(List.of(25_000L), entries("RESTORED", purchase));
        assertEquals(List.of(-25_000L), entries("SPENT", purchase));
        test.client().theLedgersBalance(test.operator());
    }

    /**
     * 99.99 and 100.01, of which 70.00 with cashback. A piece of three of the first line is 33.33, of which 11.67 (1166.55
     * rounded up, the larger remainder) were paid with cashback. The money earned 6.50, 3.25 by either line, and a third of that
     * is 1.08.
     */
    @Test
    void of_a_purchase_paid_in_part_with_it_a_return_gives_back_its_share_and_takes_back_what_money_earned() {
        var purchase = Client.purchase(card, 20_000);
        purchase.put(
                "lines",
                List.of(
                        Map.of("line", 1, "quantity", 3, "unitPrice", 3_333),
                        Map.of("line", 2, "quantity", 1, "unitPrice", 10_001)));
        buy(paid(purchase, cashback(hold(7_000), 7_000), Map.of("kind", "MONEY", "amount", 13_000)));
        await().untilAsserted(() -> wallet(18_000, 650, 0, 25_650));
        assertEquals(List.of(-7_000L), entries("SPENT", purchase));

        var part = giveBack(purchase, Map.of("lines", List.of(Map.of("line", 1, "quantity", 1))));
        assertEquals(1_167, part.at("/refund/cashback").asLong());
        assertEquals(2_166, part.at("/refund/money").asLong());
        await().untilAsserted(() -> wallet(19_167, 542, 0, 25_650));

        var rest = giveBack(purchase, Map.of("all", true));
        assertEquals(5_833, rest.at("/refund/cashback").asLong());
        assertEquals(10_834, rest.at("/refund/money").asLong());
        await().untilAsserted(() -> wallet(25_000, 0, 0, 25_650));
        assertEquals(List.of(5_833L, 1_167L), entries("RESTORED", purchase));
        assertEquals(List.of(-542L, -108L), entries("REVERSED", purchase));
        test.client().theLedgersBalance(test.operator());
    }

    private URI at() {
        return test.platform().addresses().cashback();
    }

    private JsonNode hold(long amount) {
        var id = UUID.randomUUID();
        var hold = test.client()
                .post(
                        201,
                        at(),
                        "/v1/holds",
                        till,
                        Map.of("id", id, "card", card, "amount", amount, "currency", "EUR", "ttlSeconds", 300));
        assertEquals("HELD", hold.get("state").asText());
        return hold;
    }

    private static Map<String, Object> cashback(JsonNode hold, long amount) {
        return Map.of("kind", "CASHBACK", "proof", hold.get("proof").asText(), "amount", amount);
    }

    private static Map<String, Object> paid(Map<String, Object> purchase, Object... tender) {
        purchase.put("tender", List.of(tender));
        return purchase;
    }

    private JsonNode buy(Map<String, Object> purchase) {
        return test.client().post(201, test.platform().addresses().loyalty(), "/v1/purchases", till, purchase);
    }

    private JsonNode giveBack(Map<String, Object> purchase, Map<String, Object> what) {
        var body = new HashMap<>(what);
        body.put("id", UUID.randomUUID());
        var path = "/v1/purchases/" + purchase.get("id") + "/returns";
        return test.client().post(201, test.platform().addresses().loyalty(), path, till, body);
    }

    private void wallet(long available, long pending, long held, long lifetime) {
        var wallet = test.client().wallet(card, test.operator());
        assertEquals(
                List.of(available, pending, held, lifetime),
                List.of(
                        wallet.get("available").asLong(),
                        wallet.get("pending").asLong(),
                        wallet.get("held").asLong(),
                        wallet.get("lifetime").asLong()));
    }

    /** Amounts of a kind, of a purchase, the newest first. */
    private List<Long> entries(String kind, Map<String, Object> purchase) {
        List<Long> amounts = new ArrayList<>();
        var path = "/v1/wallets/" + card + "/entries?limit=200";
        for (var entry : test.client().get(at(), path, test.operator()).get("items")) {
            if (entry.get("kind").asText().equals(kind)
                    && purchase.get("id")
                            .toString()
                            .equals(entry.path("purchase").asText())) {
                amounts.add(entry.get("amount").asLong());
            }
        }
        return amounts;
    }
}
