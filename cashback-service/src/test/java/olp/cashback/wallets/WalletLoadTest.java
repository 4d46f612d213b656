package olp.cashback.wallets;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import olp.cashback.Courier.Letter;
import olp.cashback.wallets.Town.Card;
import org.junit.jupiter.api.Test;

/** Cards are claimed, merged and parted while purchases stream in at three instances and two tills hold and spend. */
@QuarkusTest
class WalletLoadTest extends WalletsTest {
    private static final int ROUNDS = 25;
    private static final int BATCH = 20;

    private final Town town = new Town();
    private final AtomicLong earned = new AtomicLong();
    private final AtomicLong spent = new AtomicLong();
    private final AtomicInteger holds = new AtomicInteger();

    @Test
    void no_cent_is_lost_or_doubled() {
        var shop = partnerWith("10");
        for (int i = 0; i < 3; i++) {
            town.member();
            town.bearer();
        }
        var first = List.copyOf(town.cards);
        deliver(town);
        var open = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> serving = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                serving.add(run(threads, () -> purchases(shop, first, open::get)));
            }
            for (int i = 0; i < 2; i++) {
                var card = first.get(i);
                serving.add(run(threads, () -> till(card, open::get)));
            }
            try {
                for (int round = 0; round < ROUNDS || holds.get() < ROUNDS; round++) {
                    changeHands();
                    assertTrue(serving.stream().noneMatch(CompletableFuture::isDone), "all are at work");
                }
            } finally {
                open.set(false);
            }
            serving.forEach(CompletableFuture::join);
        }
        await().atMost(PATIENCE).until(() -> sum("pending") == 0);
        assertEquals(0, sum("held"));
        assertEquals(earned.get(), sum("lifetime"));
        assertEquals(earned.get() - spent.get(), sum("available"));
        theLedgerBalances();
    }

    private static CompletableFuture<Void> run(ExecutorService threads, Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    private void purchases(UUID shop, List<Card> cards, BooleanSupplier open) {
        while (open.getAsBoolean()) {
            List<Letter> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                var card = cards.get(ThreadLocalRandom.current().nextInt(cards.size()));
                var money = ThreadLocalRandom.current().nextLong(10, 5_000);
                batch.add(bought(card, shop, money));
                earned.addAndGet(money / 10);
            }
            courier.deliver(batch);
        }
    }

    private Letter bought(Card card, UUID shop, long money) {
        var now = Instant.now();
        synchronized (town) {
            town.buy(
                    card,
                    shop,
                    money,
                    now,
                    now.plusMillis(ThreadLocalRandom.current().nextInt(600)));
            return town.told.removeLast();
        }
    }

    private void till(Card card, BooleanSupplier open) {
        while (open.getAsBoolean()) {
            var amount = ThreadLocalRandom.current().nextLong(1, 200);
            var hold = hold(card.issued, amount);
            if (hold != null) {
                var captured = ThreadLocalRandom.current().nextLong(0, amount + 1);
                capture(hold, card.issued, captured);
                spent.addAndGet(captured);
                holds.incrementAndGet();
            }
        }
    }

    /** A claim, a merge or an undone one, or two, at once with a card that is new. */
    private void changeHands() {
        List<Letter> news;
        synchronized (town) {
            var dice = ThreadLocalRandom.current();
            for (int i = 0; i < 2; i++) {
                if (town.merges.isEmpty() || dice.nextInt(3) == 0) {
                    town.merge(
                            town.members.get(dice.nextInt(town.members.size())),
                            town.members.get(dice.nextInt(town.members.size())));
                } else {
                    town.undo(town.merges.get(dice.nextInt(town.merges.size())));
                }
            }
            if (dice.nextInt(5) == 0) {
                town.claim(
                        town.members.get(dice.nextInt(town.members.size())),
                        town.cards.get(dice.nextInt(town.cards.size())));
            }
            town.bearer();
            news = List.copyOf(town.told);
            town.told.clear();
        }
        courier.deliver(news);
    }

    /** Over all wallets, each once. */
    private long sum(String what) {
        var seen = new java.util.HashSet<UUID>();
        return town.cards.stream()
                .filter(card -> seen.add(town.root(card)))
                .mapToLong(card -> as(OPERATOR)
                        .get("/v1/wallets/" + card.number)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path(what))
                .sum();
    }
}
