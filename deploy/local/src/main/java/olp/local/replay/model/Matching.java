package olp.local.replay.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds out which purchases return invoices give back, since the file does not say.
 *
 * <p>The invoices are taken in order of time, in one minute in the file's order, and each invoice's lines in their order. A
 * line takes pieces of the same article from purchases of the same customer that were made before it or in the same
 * minute: first from lines at the same unit price, then, if that is not enough, from lines at other prices; each time from
 * the most recent purchase first (of one minute: the later in the file), and within a purchase from the first line on. A
 * piece is given back once. What no purchase is found for stays unmatched.
 */
public final class Matching {

    private final Map<Article, List<Sold>> sold = new HashMap<>();
    private final List<Return> returns = new ArrayList<>();
    private final Map<Extent, Integer> invoices = new EnumMap<>(Extent.class);
    private Pieces atItsPrice = Pieces.NONE;
    private Pieces atAnother = Pieces.NONE;
    private Pieces unmatched = Pieces.NONE;

    private Matching() {}

    private record Article(String customer, String sku) {}

    /** A purchase's line, and what of it has not come back yet. */
    private static final class Sold {
        private final Invoice purchase;
        private final Line line;
        private int left;

        private Sold(Invoice purchase, Line line) {
            this.purchase = purchase;
            this.line = line;
            this.left = line.quantity();
        }
    }

    /** Matches all returns of a history. */
    public static Matched of(History history) {
        Matching matching = new Matching();
        List<Invoice> oldestFirst = history.purchases().stream()
                .sorted(Comparator.comparing(Invoice::at))
                .toList();
        oldestFirst.reversed().forEach(matching::sell);
        history.returns().stream().sorted(Comparator.comparing(Invoice::at)).forEach(matching::giveBack);
        return new Matched(
                List.copyOf(matching.returns),
                matching.invoices,
                matching.atItsPrice,
                matching.atAnother,
                matching.unmatched);
    }

    private void sell(Invoice purchase) {
        for (Line line : purchase.lines()) {
            sold.computeIfAbsent(new Article(purchase.customer(), line.sku()), _ -> new ArrayList<>())
                    .add(new Sold(purchase, line));
        }
    }

    private void giveBack(Invoice invoice) {
        Map<String, Found> found = new LinkedHashMap<>();
        int missing = 0;
        for (Line line : invoice.lines()) {
            int left = take(invoice, line, line.quantity(), each -> each.unitPrice() == line.unitPrice(), found);
            atItsPrice = atItsPrice.and(line.quantity() - left, line.unitPrice());
            int rest = take(invoice, line, left, each -> each.unitPrice() != line.unitPrice(), found);
            atAnother = atAnother.and(left - rest, line.unitPrice());
            unmatched = unmatched.and(rest, line.unitPrice());
            missing = Math.addExact(missing, rest);
        }
        found.values().forEach(each -> returns.add(each.of(invoice)));
        Extent whole = missing == 0 ? Extent.WHOLLY : Extent.PARTLY;
        invoices.merge(found.isEmpty() ? Extent.NOT_AT_ALL : whole, 1, Integer::sum);
    }

    /** Pieces of one purchase, by line. */
    private record Found(Invoice purchase, SortedMap<Integer, Integer> quantities) {

        private Return of(Invoice invoice) {
            List<ReturnedLine> lines = quantities.entrySet().stream()
                    .map(each -> new ReturnedLine(each.getKey(), each.getValue()))
                    .toList();
            return new Return(invoice, purchase, lines);
        }
    }

    /** Takes up to {@code wanted} pieces from the lines that {@code fit}; how many it did not find. */
    private int take(Invoice invoice, Line line, int wanted, Predicate<Line> fit, Map<String, Found> found) {
        int missing = wanted;
        for (Sold each : sold.getOrDefault(new Article(invoice.customer(), line.sku()), List.of())) {
            int taken = Math.min(missing, each.left);
            if (taken > 0 && !each.purchase.at().isAfter(invoice.at()) && fit.test(each.line)) {
                each.left -= taken;
                missing -= taken;
                found.computeIfAbsent(each.purchase.number(), _ -> new Found(each.purchase, new TreeMap<>()))
                        .quantities()
                        .merge(each.line.line(), taken, Integer::sum);
            }
        }
        return missing;
    }
}
