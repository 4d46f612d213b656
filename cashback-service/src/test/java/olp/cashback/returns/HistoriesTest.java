package olp.cashback.returns;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty;
import olp.cashback.Loyalty.Bought;
import olp.cashback.Loyalty.Line;
import olp.cashback.accruals.model.Naive;
import olp.cashback.purchases.model.Purchase;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories: events of accounts overtake each other, cards are told of at any time, and events come again; each
 * wallet ends as a naive reckoning of its own events in their order has it.
 */
@QuarkusTest
class HistoriesTest extends CashbackTest {
    private static final int HOLDERS = 10;
    private static final int PURCHASES = 6;

    private final UUID gym = UUID.randomUUID();

    /** An event to be told, perhaps more than once. */
    private record Event(UUID id, Holder holder, String type, String data) {}

    /** A purchase and what of it has come back. */
    private record Open(Bought bought, List<Purchase.Line> lines, Map<String, long[]> earned, int[] returned) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void wallets_end_as_reckoned_whatever_comes_late_or_twice(long seed) {
        var random = new Random(seed);
        var naive = new Naive(List.of(
                made(new Naive.Rule("", 50, null, null, null), random),
                made(new Naive.Rule("", 33, "tea", 60L, null), random),
                made(new Naive.Rule("", 100, "cake", null, 150L), random)));
        Map<Holder, Long> expected = new HashMap<>();
        List<List<Event>> lanes = new ArrayList<>();
        for (int i = 0; i < HOLDERS; i++) {
            var holder = Loyalty.somebody();
            var lane = new ArrayList<Event>();
            expected.put(holder, history(holder, naive, lane, random));
            lanes.add(lane);
            lanes.add(new ArrayList<>(List.of(new Event(null, holder, null, null))));
        }
        tell(lanes, random);
        expected.forEach((holder, amount) -> eventually(() -> wallet(holder)
                .statusCode(200)
                .body("pending", equalTo(amount.intValue()))
                .body("available", equalTo(0))));
        theLedgerBalances();
        assertEquals(
                List.of(),
                as(OPERATOR)
                        .get("/v1/dead-letters?limit=200")
                        .then()
                        .extract()
                        .<List<String>>path("items.reason")
                        .stream()
                        .filter(reason -> expected.keySet().stream().anyMatch(each -> reason.contains(each.card())))
                        .toList());
    }

    /** Makes a rule of this test's own at its own gym. */
    private Naive.Rule made(Naive.Rule rule, Random random) {
        var body = rule(gym, rule.tenths() / 10 + "." + rule.tenths() % 10);
        if (rule.category() != null) {
            body.put("when", body.get("when") + " && line.category == '" + rule.category() + "'");
        }
        body.put("capPerPurchase", rule.cap());
        body.put("capPerMonth", rule.month());
        body.put("fundedBy", random.nextBoolean() ? UUID.randomUUID() : null);
        String code = post(body).statusCode(201).extract().path("code");
        return new Naive.Rule(code, rule.tenths(), rule.category(), rule.cap(), rule.month());
    }

    /** A holder's purchases and what comes back of them, in their order; answers what the holder has in the end. */
    private long history(Holder holder, Naive naive, List<Event> lane, Random random) {
        List<Open> open = new ArrayList<>();
        for (int bought = 0; bought < PURCHASES; ) {
            if (random.nextInt(3) > 0 || open.isEmpty()) {
                var each = buys(holder, naive, random);
                open.add(each);
                lane.add(new Event(
                        UUID.randomUUID(),
                        holder,
                        "loyalty.purchase-recorded.v1",
                        each.bought().data()));
                bought++;
            } else {
                returns(open.get(random.nextInt(open.size())), lane, random);
            }
        }
        long has = 0;
        for (var each : open) {
            for (var byLine : each.earned().values()) {
                has += java.util.Arrays.stream(byLine).sum() - Naive.back(byLine, each.lines(), each.returned());
            }
        }
        return has;
    }

    private Open buys(Holder holder, Naive naive, Random random) {
        var lines = new Line[1 + random.nextInt(4)];
        List<Purchase.Line> known = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            var category = List.of("tea", "cake", "pot").get(random.nextInt(3));
            lines[i] = new Line(i + 1, category, 1 + random.nextInt(4), random.nextInt(400));
            var net = lines[i].quantity() * lines[i].unitPrice();
            known.add(new Purchase.Line(i + 1, null, category, lines[i].quantity(), 0, 0, net));
        }
        var total = known.stream().mapToLong(Purchase.Line::net).sum();
        var money = random.nextInt(4) > 0 ? total : random.nextLong(total + 1);
        var bought = Bought.by(holder, gym, money).of(lines);
        return new Open(bought, known, naive.sells(holder, money, known), new int[lines.length]);
    }

    private void returns(Open open, List<Event> lane, Random random) {
        List<Integer> back = new ArrayList<>();
        for (int i = 0; i < open.returned().length; i++) {
            var left = open.lines().get(i).quantity() - open.returned()[i];
            var some = random.nextInt(left + 1);
            if (some > 0) {
                back.add(i + 1);
                back.add(some);
                open.returned()[i] += some;
            }
        }
        if (!back.isEmpty()) {
            var data =
                    open.bought().returned(back.stream().mapToInt(each -> each).toArray());
            lane.add(new Event(UUID.randomUUID(), open.bought().holder(), "loyalty.purchase-returned.v1", data));
        }
    }

    /** In any order but that of each lane; what was told before comes again now and then. */
    private void tell(List<List<Event>> lanes, Random random) {
        List<Event> told = new ArrayList<>();
        while (!lanes.isEmpty()) {
            var lane = lanes.get(random.nextInt(lanes.size()));
            var event = lane.removeFirst();
            if (lane.isEmpty()) {
                lanes.remove(lane);
            }
            tell(event);
            told.add(event);
            if (random.nextInt(4) == 0) {
                tell(told.get(random.nextInt(told.size())));
            }
        }
    }

    private void tell(Event event) {
        if (event.id() == null) {
            loyalty.says(event.holder(), "ACTIVE");
        } else {
            kafka.publish(
                    event.id(),
                    "loyalty.purchases",
                    event.holder().issuedAccount().toString(),
                    "/loyalty",
                    event.type(),
                    event.data());
        }
    }
}
