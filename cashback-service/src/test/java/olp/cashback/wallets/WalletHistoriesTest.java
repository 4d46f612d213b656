package olp.cashback.wallets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import olp.cashback.Courier.Letter;
import olp.cashback.wallets.Purse.Shown;
import olp.cashback.wallets.Town.Card;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of cards, purchases and holds, heard of in random order: that of each topic and key is kept, everything
 * else is shuffled, repeated, cut into batches, and of a card some of what was said before is missing, as a compacted topic
 * has it. In the end each card has what reckoning everything in order comes to.
 */
@QuarkusTest
class WalletHistoriesTest extends WalletsTest {
    private static final int PHASES = 3;
    private static final int STEPS = 30;

    private record Till(UUID hold, Card card, long amount) {}

    private final Town town = new Town();
    private final Purse purse = new Purse(town);
    private final List<Till> tills = new ArrayList<>();
    private final List<Letter> before = new ArrayList<>();
    private Random dice;
    private UUID shop;
    private int bought;

    @AfterEach
    void the_books_are_sound() {
        theLedgerBalances();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void in_whatever_order_it_is_heard_each_card_has_what_it_should(long seed) {
        dice = new Random(seed);
        shop = partnerWith("10");
        town.member();
        town.bearer();
        for (int phase = 0; phase < PHASES; phase++) {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            deliverInAnyOrder();
            compare("seed " + seed + ", phase " + phase);
            holdSome();
        }
    }

    private void step() {
        var card = any(town.cards);
        switch (dice.nextInt(14)) {
            case 0 -> town.member();
            case 1 -> town.bearer();
            case 2, 3 -> town.claim(any(town.members), card);
            case 4, 5 -> town.merge(any(town.members), any(town.members));
            case 6 -> town.replace(card);
            case 7 -> town.block(card);
            case 8, 9 -> {
                if (!town.merges.isEmpty()) {
                    town.undo(any(town.merges));
                }
            }
            default -> buy(card);
        }
    }

    /** Each becomes available at an instant of its own, so that there is one order of spending. */
    private void buy(Card card) {
        var now = Instant.now();
        var activeAt = dice.nextInt(4) == 0
                ? now.plus(Duration.ofDays(10 + bought++))
                : now.minus(Duration.ofDays(3)).plusSeconds(bought++);
        var money = dice.nextInt(2_000);
        town.buy(card, shop, money, now.minus(Duration.ofDays(5)), activeAt);
        purse.earn(card.issued, money / 10, activeAt);
    }

    private void holdSome() {
        for (int i = 0; i < 3; i++) {
            var card = any(town.cards);
            var available = purse.of(town.root(card), Instant.now()).available();
            if (available > 0) {
                var amount = 1 + dice.nextLong(available);
                var hold = hold(card.issued, amount);
                purse.hold(hold, town.root(card), amount, Instant.now());
                tills.add(new Till(hold, card, amount));
            }
        }
    }

    private void endSome() {
        if (!tills.isEmpty() && dice.nextInt(4) == 0) {
            var till = tills.remove(dice.nextInt(tills.size()));
            var amount = dice.nextInt(3) == 0 ? 0 : 1 + dice.nextLong(till.amount());
            capture(till.hold(), till.card().issued, amount);
            purse.capture(till.hold(), amount);
        }
    }

    private void deliverInAnyOrder() {
        Map<String, Deque<Letter>> queues = new LinkedHashMap<>();
        for (var letter : heard()) {
            queues.computeIfAbsent(letter.topic() + letter.key(), key -> new ArrayDeque<>())
                    .add(letter);
        }
        List<Letter> batch = new ArrayList<>();
        while (!queues.isEmpty()) {
            var key = any(List.copyOf(queues.keySet()));
            for (int most = 1 + dice.nextInt(3); most > 0 && !queues.get(key).isEmpty(); most--) {
                batch.add(queues.get(key).remove());
            }
            if (queues.get(key).isEmpty()) {
                queues.remove(key);
            }
            if (batch.size() > dice.nextInt(12)) {
                deliver(batch);
            }
        }
        deliver(batch);
        town.told.clear();
    }

    /** A topic that is compacted may lack what was said before of the same key. */
    private List<Letter> heard() {
        Map<String, Letter> last = new HashMap<>();
        town.told.forEach(letter -> last.put(letter.key(), letter));
        return town.told.stream()
                .filter(letter -> !letter.topic().equals("loyalty.members")
                        || last.get(letter.key()) == letter
                        || dice.nextInt(4) > 0)
                .toList();
    }

    private void deliver(List<Letter> batch) {
        if (!before.isEmpty() && dice.nextInt(3) == 0) {
            batch.add(any(before));
        }
        courier.deliver(batch);
        before.addAll(batch);
        batch.clear();
        endSome();
    }

    private void compare(String when) {
        for (var card : town.cards) {
            var has = as(OPERATOR)
                    .get("/v1/wallets/" + card.number)
                    .then()
                    .statusCode(200)
                    .extract();
            assertEquals(
                    purse.of(town.root(card), Instant.now()),
                    new Shown(
                            has.<Integer>path("available"),
                            has.<Integer>path("pending"),
                            has.<Integer>path("held"),
                            has.<Integer>path("lifetime")),
                    when + ", card " + town.cards.indexOf(card));
        }
    }

    private <T> T any(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
