package olp.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.local.Component;
import olp.local.api.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that was killed has much to catch up on, and is killed again while it does. */
@ExtendWith(TestPlatform.Shared.class)
class BacklogTest {
    private static final int CARDS = 40;
    private static final int PURCHASES = 6_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID shop = UUID.randomUUID();
    private final Map<String, Long> expected = new HashMap<>();
    private final Set<String> bought = new HashSet<>();
    private TestPlatform test;

    @Test
    void cashback_killed_in_the_middle_of_a_backlog_credits_each_purchase_once(TestPlatform shared) {
        test = shared;
        var platform = test.platform();
        var operator = test.operator();
        test.client().joins(operator, shop, "Backlog & Co", "wholesale");
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < CARDS; i++) {
            cards.add(test.client().enrols(operator, UUID.randomUUID(), "Member " + i));
        }
        await().untilAsserted(() -> cards.forEach(this::lifetime));

        platform.kill(Component.CASHBACK);
        buy(cards);
        platform.start(Component.CASHBACK);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> lifetime(cards.getFirst()) > 0);
        platform.kill(Component.CASHBACK);

        platform.start(Component.CASHBACK);
        // Kafka gives a killed consumer's partitions away only when its session has run out: this is what the kill
        // left.
        long credited = cards.stream().mapToLong(this::lifetime).sum();
        long all = expected.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(0 < credited && credited < all, "killed when %d of %d were credited".formatted(credited, all));
        await().atMost(PATIENCE)
                .untilAsserted(() -> cards.forEach(card -> assertEquals(expected.get(card), lifetime(card), card)));
        test.client().theLedgersBalance(operator);
        eachIsToldOnce(all);
    }

    /** In turn, each of another amount; what is expected of them is 5 %, rounded down each. */
    private void buy(List<String> cards) {
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int i = 0; i < PURCHASES; i++) {
            purchases.add(Client.purchase(cards.get(i % CARDS), 1_000 + i));
            expected.merge(cards.get(i % CARDS), (1_000L + i) * 5 / 100, Long::sum);
        }
        purchases.forEach(each -> bought.add(each.get("id").toString()));
        Map<Integer, Integer> statuses = new HashMap<>();
        var till = test.platform().tokens().terminal(shop);
        new Journal(test.api(), test.platform().addresses().loyalty())
                .post(
                        till,
                        purchases,
                        each -> each,
                        (each, line) -> statuses.merge(line.get("status").asInt(), 1, Integer::sum));
        assertEquals(Map.of(201, PURCHASES), statuses);
    }

    private long lifetime(String card) {
        return test.client().wallet(card, test.operator()).get("lifetime").asLong();
    }

    /** An event that was sent and not noted when the service died is sent again, under the same id. */
    private void eachIsToldOnce(long all) {
        Map<String, Long> amounts = new HashMap<>();
        Map<String, String> events = new HashMap<>();
        try (var log = new EventLog(test.platform().addresses().kafka(), "cashback.wallets")) {
            await().until(() -> {
                for (var event : log.next("cashback.accrued.v1")) {
                    var purchase = event.data().get("purchase").asText();
                    if (bought.contains(purchase)) {
                        amounts.put(purchase, event.data().get("amount").asLong());
                        events.put(event.id(), purchase);
                    }
                }
                return amounts.size() == PURCHASES && log.isAtEnd();
            });
        }
        assertEquals(PURCHASES, events.size());
        assertEquals(all, amounts.values().stream().mapToLong(Long::longValue).sum());
    }
}
