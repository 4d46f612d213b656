package olp.loyalty.returns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.ledger.model.Part;

/** Whatever comes back in whatever parts, all of them together undo the purchase exactly. */
class RefundsTest {
    private static final UUID SHOP = new UUID(1, 1);

    @Property(tries = 3_000)
    void all_parts_of_a_return_together_undo_the_purchase(@ForAll("sales") Sale sale, @ForAll Random random) {
        var sums = new Sums(sale);
        parts(sale, random).forEach(sums::add);
        sums.isAll();
    }

    @Property(tries = 1_000)
    void the_order_of_the_parts_changes_no_sum(@ForAll("sales") Sale sale, @ForAll Random random) {
        var parts = parts(sale, random);
        var one = new Sums(sale);
        parts.forEach(one::add);
        Collections.shuffle(parts, random);
        var other = new Sums(sale);
        parts.forEach(other::add);
        assertEquals(one.refunded, other.refunded);
        assertEquals(one.restored, other.restored);
        assertEquals(one.reversed, other.reversed);
        assertEquals(one.value, other.value);
    }

    /** What came back so far, and what must be true of it. */
    private static final class Sums {
        private final Sale sale;
        private final Map<Integer, Integer> returned = new HashMap<>();
        private final Map<UUID, Long> restored = new TreeMap<>();
        private final Map<UUID, Long> reversed = new TreeMap<>();
        private final Map<String, Long> redeemed = new TreeMap<>();
        private Returned before;
        private List<Long> refunded;
        private long value;

        Sums(Sale sale) {
            this.sale = sale;
            this.before = Returned.nothingOf(sale);
            this.refunded = before.refunded();
        }

        void add(Map<Integer, Integer> quantities) {
            var refund = Refund.of(sale, before, quantities);
            before = before.plus(quantities, refund.refunded());
            quantities.forEach((line, quantity) -> returned.merge(line, quantity, Integer::sum));
            value += refund.value();
            refunded = before.refunded();
            assertTrue(refund.refunded().stream().allMatch(each -> each >= 0), "no refund is negative");
            assertEquals(
                    refund.value(),
                    refund.refunded().stream().mapToLong(each -> each).sum());
            refund.restored().forEach(part -> add(restored, part.lot(), part.amount()));
            refund.reversed().forEach(each -> add(reversed, each.lot(), each.points()));
            refund.redemptions().forEach(each -> add(redeemed, each.id(), each.amount()));
            isAsTheContractSays();
        }

        private static <K> void add(Map<K, Long> sums, K key, long amount) {
            assertTrue(amount > 0, "what moves is more than nothing");
            sums.merge(key, amount, Long::sum);
        }

        private void isAsTheContractSays() {
            long values = 0;
            for (var line : sale.lines()) {
                values += line.net() * returned.getOrDefault(line.line(), 0) / line.quantity();
            }
            assertEquals(values, value, "a line's value so far is floor(net × returned / quantity)");
            for (int i = 0; i < refunded.size(); i++) {
                var part = sale.tender().get(i);
                assertTrue(refunded.get(i) <= part.amount(), "no more comes back than was paid");
                if (part.kind() == Kind.POINTS && part.value() > 0) {
                    var back = part.lots().stream()
                            .mapToLong(lot -> restored.getOrDefault(lot.lot(), 0L))
                            .sum();
                    assertEquals(Math.min(part.points(), refunded.get(i) / part.value()), back, "whole points only");
                }
            }
        }

        void isAll() {
            for (int i = 0; i < refunded.size(); i++) {
                assertEquals(sale.tender().get(i).amount(), refunded.get(i), "each tender comes back exactly");
            }
            Map<UUID, Long> spent = new TreeMap<>();
            sale.tender().stream()
                    .flatMap(part -> part.lots().stream())
                    .forEach(part -> spent.merge(part.lot(), part.amount(), Long::sum));
            assertEquals(spent, restored, "points spent come back, each into its lot");
            Map<UUID, Long> earned = new TreeMap<>();
            sale.earned().stream()
                    .filter(each -> each.points() > 0)
                    .forEach(each -> earned.put(each.lot(), each.points()));
            assertEquals(earned, reversed, "points earned are taken back, each from its lot");
            Map<String, Long> redemptions = new TreeMap<>();
            sale.redemptions().stream()
                    .filter(each -> each.amount() > 0)
                    .forEach(each -> redemptions.put(each.id(), each.amount()));
            assertEquals(redemptions, redeemed, "coalition discounts are reversed");
        }
    }

    /** All of a sale in parts. */
    private static List<Map<Integer, Integer>> parts(Sale sale, Random random) {
        Map<Integer, Integer> left = new TreeMap<>();
        sale.lines().forEach(line -> left.put(line.line(), line.quantity()));
        List<Map<Integer, Integer>> parts = new ArrayList<>();
        while (!left.isEmpty()) {
            Map<Integer, Integer> part = new HashMap<>();
            for (var line : List.copyOf(left.keySet())) {
                if (random.nextBoolean()) {
                    var some = 1 + random.nextInt(left.get(line));
                    part.put(line, some);
                    left.merge(line, -some, Integer::sum);
                }
            }
            left.values().removeIf(quantity -> quantity == 0);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    @Provide
    Arbitrary<Sale> sales() {
        return Arbitraries.randoms().map(RefundsTest::sale);
    }

    private static Sale sale(Random random) {
        List<Sale.Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            lines.add(new Sale.Line(i, 1 + random.nextInt(7), random.nextInt(5) == 0 ? 0 : random.nextInt(2_000)));
        }
        var total = lines.stream().mapToLong(Sale.Line::net).sum();
        List<Sale.Earned> earned = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            earned.add(new Sale.Earned(random.nextInt(60), new UUID(9, i), some(lines, random)));
        }
        List<Sale.Redemption> redemptions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            redemptions.add(new Sale.Redemption("r-" + i, random.nextInt(300)));
        }
        return new Sale(new UUID(3, 3), total, lines, tender(total, random), earned, redemptions);
    }

    /** Those that a rule gave for: some lines, or all. */
    private static Set<Integer> some(List<Sale.Line> lines, Random random) {
        Set<Integer> numbers = new HashSet<>();
        lines.stream().filter(line -> random.nextBoolean()).forEach(line -> numbers.add(line.line()));
        return numbers.isEmpty() ? null : numbers;
    }

    private static List<Sale.Tender> tender(long total, Random random) {
        List<Sale.Tender> tender = new ArrayList<>();
        var left = total;
        var value = List.of(0, 1, 7, 100).get(random.nextInt(4));
        for (int i = random.nextInt(4); i > 0; i--) {
            var most = value == 0 ? 50 : left / value;
            var points = most == 0 ? 0 : 1 + random.nextLong(most);
            if (random.nextBoolean()) {
                var cashback = random.nextLong(left + 1);
                tender.add(new Sale.Tender(Kind.CASHBACK, cashback, 0, 0, List.of(), "c-" + i));
                left -= cashback;
            } else if (points > 0) {
                tender.add(points(points, value, i, random));
                left -= points * value;
            }
        }
        tender.add(random.nextInt(tender.size() + 1), new Sale.Tender(Kind.MONEY, left, 0, 0, List.of(), null));
        return tender;
    }

    /** Points out of one to three lots; in a journal some of them may have been missing. */
    private static Sale.Tender points(long points, long value, int number, Random random) {
        var there = random.nextInt(4) == 0 ? random.nextLong(points + 1) : points;
        List<Part> lots = new ArrayList<>();
        var left = there;
        for (int i = 0; i < 3 && left > 0; i++) {
            var some = i == 2 ? left : 1 + random.nextLong(left);
            lots.add(new Part(new UUID(number, i), SHOP, some));
            left -= some;
        }
        return new Sale.Tender(Kind.POINTS, points * value, there, value, lots, null);
    }
}
