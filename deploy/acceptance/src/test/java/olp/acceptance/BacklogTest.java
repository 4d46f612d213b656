package olp.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
import olp.local.keys.Passwords;
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
    void cashback_killed_in_the_middle_of_a_backlog_credits_each_purchase_once(TestPlatform shared)
            throws SQLException {
        test = shared;
        var platform = test.platform();
        var operator = test.operator();
        test.client().joins(operator, shop, "Backlog & Co", "wholesale");
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < CARDS; i++) {
            cards.add(test.client().enrols(operator, UUID.randomUUID(), "Member " + i));
        }
        buy(cards, CARDS);
        await().untilAsserted(() -> isCredited(cards));
        var before = credited(cards);

        platform.kill(Component.CASHBACK);
        buy(cards, PURCHASES);
        try (var _ = holdingUp(cards.getLast())) {
            platform.start(Component.CASHBACK);
            await().atMost(PATIENCE).until(() -> credited(cards) > before);
            platform.kill(Component.CASHBACK);
        }

        platform.start(Component.CASHBACK);
        // Kafka gives a killed consumer's partitions away only when its session has run out: this is what the kill
        // left.
        long all = expected.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(credited(cards) < all, "it had credited all before it was killed");
        await().atMost(PATIENCE).untilAsserted(() -> isCredited(cards));
        test.client().theLedgersBalance(operator);
        eachIsToldOnce(all);
    }

    /** While it is open, what is bought with this card cannot be credited, nor what is taken in together with it. */
    private Connection holdingUp(String card) throws SQLException {
        var role = Passwords.service(Component.CASHBACK.id());
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://%s/%s".formatted(test.platform().addresses().postgres(), Component.CASHBACK.id()),
                role,
                test.platform().passwords().of(role));
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("""
                select a.id from ledger_account a join alias on alias.account = a.id join card using (issued)
                where card.number = ? for update of a""")) {
            lock.setString(1, card);
            assertTrue(lock.executeQuery().next(), card);
        }
        return connection;
    }

    /** Card by card, each purchase of another amount; what is expected of them is 5 %, rounded down each. */
    private void buy(List<String> cards, int many) {
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            var card = cards.get(i * CARDS / many);
            purchases.add(Client.purchase(card, 1_000 + i));
            expected.merge(card, (1_000L + i) * 5 / 100, Long::sum);
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
        assertEquals(Map.of(201, many), statuses);
    }

    private void isCredited(List<String> cards) {
        cards.forEach(card -> assertEquals(expected.get(card), lifetime(card), card));
    }

    private long credited(List<String> cards) {
        return cards.stream().mapToLong(this::lifetime).sum();
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
                return amounts.size() == bought.size() && log.isAtEnd();
            });
        }
        assertEquals(bought.size(), events.size());
        assertEquals(all, amounts.values().stream().mapToLong(Long::longValue).sum());
    }
}
