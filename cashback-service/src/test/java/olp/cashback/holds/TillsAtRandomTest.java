package olp.cashback.holds;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import olp.cashback.Loyalty;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Tills that hold, void and sell at random on a few wallets, with a neighbour that tells purchases and watermarks partition by
 * partition, over Kafka and the database: what was accepted in time is paid in full, and in the end nothing is held.
 */
@QuarkusTest
class TillsAtRandomTest extends TillTest {
    private static final int WALLETS = 4;
    private static final int STEPS = 100;
    private static final long AMOUNT = 100;

    private record Promise(UUID id, Holder holder, long amount, Instant end) {}

    private final List<Holder> holders = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private final Map<UUID, Boolean> inTime = new HashMap<>();

    @RepeatedTest(2)
    void money_is_neither_spent_twice_nor_stuck(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < WALLETS; i++) {
            holders.add(with(AMOUNT));
        }
        for (int i = 0; i < STEPS; i++) {
            step(random);
        }
        rest();
        check();
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> hold(random);
            case 3 -> pick(random, promise -> end(promise.id(), "void"));
            case 4, 5 -> pick(random, promise -> buy(promise, random));
            case 6 -> loyalty.hasToldAllBefore(Instant.now(), random.nextInt(4));
            default -> nap(random.nextInt(60));
        }
    }

    private void hold(Random random) {
        var holder = holders.get(random.nextInt(WALLETS));
        var amount = 1 + random.nextInt(40);
        var asked = asked(holder, amount, 1);
        var answer = asks(asked).extract();
        if (answer.statusCode() == 201) {
            promises.add(new Promise(
                    (UUID) asked.get("id"), holder, amount, Instant.parse(answer.<String>path("expiresAt"))));
        }
    }

    private interface Deed {
        void with(Promise promise);
    }

    private void pick(Random random, Deed deed) {
        if (!promises.isEmpty()) {
            // Mostly one of the last, so that some are still good.
            var from = random.nextInt(4) == 0 ? 0 : Math.max(0, promises.size() - 4);
            deed.with(promises.get(from + random.nextInt(promises.size() - from)));
        }
    }

    /** By the holder's card, or by another of the same wallet that is told of afterwards; each proof once. */
    private void buy(Promise promise, Random random) {
        if (inTime.containsKey(promise.id())) {
            return;
        }
        inTime.put(promise.id(), Instant.now().isBefore(promise.end()));
        var holder = promise.holder();
        if (random.nextInt(3) == 0) {
            var card = Loyalty.somebody();
            holder = new Holder(card.card(), holder.account(), card.issuedAccount(), holder.member());
            pays(holder, promise.id(), promise.amount());
            loyalty.says(holder, "ACTIVE");
        } else {
            pays(holder, promise.id(), promise.amount());
        }
    }

    private static void nap(int hundredths) {
        var until = Instant.now().plus(Duration.ofMillis(hundredths * 10L));
        eventually(() -> assertTrue(Instant.now().isAfter(until)));
    }

    private void rest() {
        var last = promises.stream().map(Promise::end).max(Instant::compareTo).orElseThrow();
        eventually(() -> assertTrue(Instant.now().isAfter(last)));
        loyalty.hasToldAllBefore(last);
        for (var holder : holders) {
            eventually(() -> wallet(holder).body("held", equalTo(0)));
        }
        inTime.keySet().forEach(hold -> eventually(() -> state(hold).body("state", equalTo("CAPTURED"))));
    }

    private void check() {
        for (var holder : holders) {
            var spent = amounts(holder, "SPENT").stream()
                    .mapToLong(each -> (int) each)
                    .sum();
            has(holder, AMOUNT + spent, 0);
        }
        for (var promise : promises) {
            if (inTime.getOrDefault(promise.id(), false)) {
                assertEquals(
                        (int) promise.amount(),
                        state(promise.id()).extract().<Integer>path("captured"),
                        "what was accepted in time is paid in full");
            }
        }
        assertTrue(inTime.containsValue(true) && inTime.containsValue(false), "both in time and late");
        theLedgerBalances();
    }
}
