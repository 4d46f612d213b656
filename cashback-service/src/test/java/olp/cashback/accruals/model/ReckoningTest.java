package olp.cashback.accruals.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import olp.cashback.purchases.model.Purchase;
import olp.cashback.purchases.model.Sold;

/** Whatever is bought under whatever rules and comes back in whatever parts: it is as a naive reckoning has it. */
class ReckoningTest {
    private static final UUID LOT = new UUID(5, 5);

    @Property(tries = 1_500)
    void purchases_and_returns_in_any_parts_are_as_reckoned_and_all_parts_take_back_all(
            @ForAll("rules") List<Naive.Rule> rules,
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll Random random) {
        var shop = new Shop();
        rules.forEach(rule -> shop.rule(written(rule)));
        var naive = new Naive(rules);
        for (var purchase : purchases) {
            var accrual = shop.sells(purchase);
            var expected = naive.sells("aiko", purchase.money(), purchase.lines());
            Map<String, List<Long>> given = new HashMap<>();
            accrual.parts().forEach(part -> given.put(part.rule().code(), part.byLine()));
            assertEquals(lists(expected), given);
            comesBack(purchase, accrual, expected, random);
        }
    }

    private static void comesBack(Purchase purchase, Accrual accrual, Map<String, long[]> expected, Random random) {
        var lines = purchase.lines();
        var sold = new Sold(
                purchase.id(),
                Shop.AIKO,
                purchase.partner(),
                lines.stream()
                        .map(line -> new Sold.Line(line.number(), line.quantity(), 0))
                        .toList(),
                accrual.parts().stream()
                        .map(part -> new Sold.Earned(part.rule().code(), 1, LOT, Shop.GYM, part.byLine()))
                        .toList());
        var returned = new int[lines.size()];
        var pieces = new ArrayList<Integer>();
        for (int i = 0; i < returned.length; i++) {
            for (int piece = 0; piece < lines.get(i).quantity(); piece++) {
                pieces.add(i);
            }
        }
        java.util.Collections.shuffle(pieces, random);
        long taken = 0;
        while (!pieces.isEmpty()) {
            Map<Integer, Integer> quantities = new HashMap<>();
            for (int some = 1 + random.nextInt(pieces.size()); some > 0; some--) {
                var line = pieces.removeLast();
                returned[line]++;
                quantities.merge(lines.get(line).number(), 1, Integer::sum);
            }
            var after = sold.plus(quantities);
            for (var due : after.dueSince(sold)) {
                assertTrue(due.amount() > 0);
                taken += due.amount();
            }
            sold = after;
            long due = 0;
            for (var each : expected.values()) {
                due += Naive.back(each, lines, returned);
            }
            assertEquals(due, taken, "so far");
        }
        assertEquals(accrual.amount(), taken, "all of it");
    }

    private static Map<String, List<Long>> lists(Map<String, long[]> earned) {
        Map<String, List<Long>> lists = new HashMap<>();
        earned.forEach((code, byLine) ->
                lists.put(code, java.util.Arrays.stream(byLine).boxed().toList()));
        return lists;
    }

    private static String written(Naive.Rule rule) {
        return rule.code() + ": " + rule.tenths() / 10 + "." + rule.tenths() % 10 + " %"
                + (rule.category() == null ? "" : ", when line.category == '" + rule.category() + "'")
                + (rule.cap() == null ? "" : ", cap " + rule.cap())
                + (rule.month() == null ? "" : ", month " + rule.month());
    }

    @Provide
    Arbitrary<List<Naive.Rule>> rules() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.of("tea", "cake").injectNull(0.5),
                        Arbitraries.longs().between(1, 500).injectNull(0.6),
                        Arbitraries.longs().between(1, 2_000).injectNull(0.6))
                .as((tenths, category, cap, month) -> new Naive.Rule("", tenths, category, cap, month))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(ReckoningTest::named);
    }

    private static List<Naive.Rule> named(List<Naive.Rule> rules) {
        List<Naive.Rule> named = new ArrayList<>();
        for (var rule : rules) {
            named.add(new Naive.Rule("r" + named.size(), rule.tenths(), rule.category(), rule.cap(), rule.month()));
        }
        return named;
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        var line = Combinators.combine(
                        Arbitraries.of("tea", "cake", "pot"),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(0, 10_000))
                .as((category, quantity, net) -> Shop.line(0, category, quantity, net));
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.integers().between(0, 100))
                .as((lines, share) -> {
                    var numbered = new ArrayList<Purchase.Line>();
                    lines.forEach(each -> numbered.add(
                            Shop.line(numbered.size() * 2 + 1, each.category(), each.quantity(), each.net())));
                    var total = numbered.stream().mapToLong(Purchase.Line::net).sum();
                    return Shop.purchase(total * share / 100, numbered.toArray(Purchase.Line[]::new));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
