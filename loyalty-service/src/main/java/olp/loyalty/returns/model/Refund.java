package olp.loyalty.returns.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.ledger.model.Part;
import olp.platform.rules.model.Shares;

/**
 * What a return gives back and takes back. All of it is the difference between what is due for all that was returned by
 * now and what was due before, so that parts add up to the whole in whatever sequence they come.
 *
 * @param lines what is returned, and its value
 * @param value of all lines, minor units
 * @param refunded of each part of the payment in its order, minor units
 * @param restored points that come back, into which lots
 * @param reversed points to be taken back, by the lot that they were given as
 * @param redemptions the share of each coalition discount
 */
public record Refund(
        List<Line> lines,
        long value,
        List<Long> refunded,
        List<Part> restored,
        List<Reversed> reversed,
        List<Sale.Redemption> redemptions) {

    /** What is returned of a line, and its value. */
    public record Line(int line, int quantity, long value) {}

    /** Points of one rule to be taken back; the lot may be null. */
    public record Reversed(UUID lot, long points) {}

    /**
     * The refund of a return.
     *
     * @param before what was returned before
     * @param quantities what is returned now, by line: lines of the sale, and no more than is left of them
     */
    public static Refund of(Sale sale, Returned before, Map<Integer, Integer> quantities) {
        var lines = sale.lines().stream()
                .filter(line -> quantities.containsKey(line.line()))
                .map(line -> line(line, before.of(line), quantities.get(line.line())))
                .toList();
        var value = lines.stream().mapToLong(Line::value).sum();
        var left = new ArrayList<Long>();
        for (int i = 0; i < sale.tender().size(); i++) {
            left.add(sale.tender().get(i).amount() - before.refunded().get(i));
        }
        var refunded = Shares.of(value, left);
        var after = before.plus(quantities, refunded);
        return new Refund(
                lines,
                value,
                refunded,
                restored(sale, before, after),
                reversed(sale, before, after),
                redemptions(sale, before, after));
    }

    /** Minor units that come back in one kind. */
    public long sum(Sale sale, Kind kind) {
        long sum = 0;
        for (int i = 0; i < refunded.size(); i++) {
            sum += sale.tender().get(i).kind() == kind ? refunded.get(i) : 0;
        }
        return sum;
    }

    private static Line line(Sale.Line line, int before, int now) {
        return new Line(
                line.line(),
                now,
                Shares.part(line.net(), before + now, line.quantity())
                        - Shares.part(line.net(), before, line.quantity()));
    }

    private static List<Part> restored(Sale sale, Returned before, Returned after) {
        List<Part> restored = new ArrayList<>();
        for (int i = 0; i < sale.tender().size(); i++) {
            var part = sale.tender().get(i);
            var soFar = points(sale, part, before, before.refunded().get(i));
            restored.addAll(back(
                    part.lots(),
                    soFar,
                    points(sale, part, after, after.refunded().get(i)) - soFar));
        }
        return restored;
    }

    /** Whole points for what was refunded so far; a fraction waits for the next return. */
    private static long points(Sale sale, Sale.Tender part, Returned returned, long refunded) {
        if (part.kind() != Kind.POINTS) {
            return 0;
        }
        if (part.value() == 0) {
            return sale.lines().stream().allMatch(line -> returned.of(line) == line.quantity()) ? part.points() : 0;
        }
        return Math.min(part.points(), refunded / part.value());
    }

    /** What was spent last comes back first. */
    private static List<Part> back(List<Part> spent, long skip, long points) {
        List<Part> back = new ArrayList<>();
        for (var part : spent.reversed()) {
            var skipped = Math.min(skip, part.amount());
            var some = Math.min(points, part.amount() - skipped);
            skip -= skipped;
            points -= some;
            if (some > 0) {
                back.add(new Part(part.lot(), part.issuer(), some));
            }
        }
        return back;
    }

    private static List<Reversed> reversed(Sale sale, Returned before, Returned after) {
        return sale.earned().stream()
                .map(earned ->
                        new Reversed(earned.lot(), takenBack(sale, earned, after) - takenBack(sale, earned, before)))
                .filter(each -> each.points() > 0)
                .toList();
    }

    /** Points of a rule are allotted to its lines by their net; of each line's, the returned part is taken back. */
    private static long takenBack(Sale sale, Sale.Earned earned, Returned returned) {
        var lines = sale.lines().stream().filter(earned::isFor).toList();
        var allotted =
                Shares.of(earned.points(), lines.stream().map(Sale.Line::net).toList());
        long sum = 0;
        for (int i = 0; i < allotted.size(); i++) {
            var line = lines.get(i);
            sum += Shares.part(allotted.get(i), returned.of(line), line.quantity());
        }
        return sum;
    }

    private static List<Sale.Redemption> redemptions(Sale sale, Returned before, Returned after) {
        return sale.redemptions().stream()
                .map(each -> new Sale.Redemption(each.id(), share(sale, each, after) - share(sale, each, before)))
                .filter(each -> each.amount() > 0)
                .toList();
    }

    /** By the value that came back; of a purchase that cost nothing, when all of it did. */
    private static long share(Sale sale, Sale.Redemption redemption, Returned returned) {
        if (sale.lines().stream().allMatch(line -> returned.of(line) == line.quantity())) {
            return redemption.amount();
        }
        var value = sale.lines().stream()
                .mapToLong(line -> Shares.part(line.net(), returned.of(line), line.quantity()))
                .sum();
        return sale.total() == 0 ? 0 : Shares.part(redemption.amount(), value, sale.total());
    }
}
