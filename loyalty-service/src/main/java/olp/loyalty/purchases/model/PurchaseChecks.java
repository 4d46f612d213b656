package olp.loyalty.purchases.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase.Line;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;

/** What is wrong with a purchase by itself, whoever posts it and whenever. */
public final class PurchaseChecks {
    /** More than anybody's basket; keeps every sum far from overflow. */
    public static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    static final int MOST_LINES = 5_000;
    private static final int MOST_TENDER = 20;
    private static final int LONGEST_TEXT = 100;
    private static final String AMOUNT = "should be 0 to " + LARGEST_AMOUNT + " minor units";

    private final List<Fault> faults = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();

    private PurchaseChecks() {}

    /** The faults, at most a hundred; none if it can be decided. */
    public static List<Fault> of(Purchase purchase) {
        var checks = new PurchaseChecks();
        checks.purchase(purchase);
        return checks.faults.subList(0, Math.min(100, checks.faults.size()));
    }

    private void purchase(Purchase purchase) {
        check("id", purchase.id() != null, "is missing");
        check("card", purchase.card() != null, "is missing");
        check("occurredAt", purchase.occurredAt() != null, "is missing");
        check("currency", purchase.currency() != null, "is missing");
        check("total", purchase.total() != null, "is missing");
        check("total", purchase.total() == null || isAmount(purchase.total()), AMOUNT);
        text("terminal", purchase.terminal());
        text("clerk", purchase.clerk());
        text("order", purchase.order());
        lines(purchase.lines());
        tender(purchase.tender());
        redemptions(purchase.redemptions());
        if (faults.isEmpty()) {
            sums(purchase);
        }
    }

    private void lines(List<Line> lines) {
        if (lines == null) {
            return;
        }
        check(
                "lines",
                !lines.isEmpty() && lines.size() <= MOST_LINES,
                "should be 1 to " + MOST_LINES + " lines, or left out");
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < lines.size() && i < MOST_LINES; i++) {
            var at = "lines[" + i + "]";
            var line = lines.get(i);
            check(at, line != null, "is missing");
            if (line != null) {
                line(at, line);
                check(at + ".line", numbers.add(line.line()), "is there twice");
            }
        }
    }

    private void line(String at, Line line) {
        check(at + ".line", line.line() != null && line.line() >= 1, "should be a number from 1");
        text(at + ".sku", line.sku());
        text(at + ".category", line.category());
        var counted = line.quantity() != null && line.quantity() >= 1 && line.quantity() <= 1_000_000;
        check(at + ".quantity", counted, "should be 1 to 1000000");
        var priced = line.unitPrice() != null && isAmount(line.unitPrice());
        check(at + ".unitPrice", priced, AMOUNT);
        if (counted && priced) {
            // 1e6 × 1e12 stays below 2^63.
            check(at, isAmount(line.gross()), "is worth more than " + LARGEST_AMOUNT);
            check(
                    at + ".discount",
                    line.discounted() >= 0 && line.discounted() <= line.gross(),
                    "should be 0 to the line's price");
        }
    }

    private void tender(List<Tender> tender) {
        if (tender == null) {
            return;
        }
        check(
                "tender",
                !tender.isEmpty() && tender.size() <= MOST_TENDER,
                "should be 1 to " + MOST_TENDER + " parts, or left out");
        for (int i = 0; i < tender.size() && i < MOST_TENDER; i++) {
            var at = "tender[" + i + "]";
            var part = tender.get(i);
            check(at, part != null, "is missing");
            if (part != null) {
                part(at, part);
            }
        }
    }

    private void part(String at, Tender part) {
        check(at + ".kind", part.kind() != null, "is missing");
        var points = part.kind() == Kind.POINTS;
        check(at + ".amount", part.amount() == null ? points : isAmount(part.amount()), AMOUNT);
        text(at + ".issuer", part.issuer());
        check(at + ".issuer", part.issuer() == null || part.kind() == Kind.MONEY, "is of MONEY only");
        check(at + ".hold", (part.hold() != null) == points, points ? "is missing" : "is of POINTS only");
        var cashback = part.kind() == Kind.CASHBACK;
        check(at + ".proof", (part.proof() != null) == cashback, cashback ? "is missing" : "is of CASHBACK only");
        check(at + ".hold", part.hold() == null || seen.add(part.hold()), "is there twice");
    }

    private void redemptions(List<String> redemptions) {
        if (redemptions != null) {
            check(
                    "redemptions",
                    redemptions.size() <= MOST_TENDER && redemptions.stream().allMatch(Objects::nonNull),
                    "should be at most " + MOST_TENDER + " proofs");
        }
    }

    private void sums(Purchase purchase) {
        if (purchase.lines() != null) {
            adds(
                    "total",
                    purchase.total(),
                    purchase.lines().stream().mapToLong(Line::net).sum(),
                    "the lines less their discounts");
        }
        if (purchase.tender() != null && !purchase.isPaidWith(Kind.POINTS)) {
            adds("tender", purchase.tender().stream().mapToLong(Tender::amount).sum(), purchase.total(), "the total");
        }
    }

    private void adds(String field, long is, long should, String what) {
        check(field, is == should, "is %d, but %s come to %d: off by %d".formatted(is, what, should, is - should));
    }

    private void text(String field, String value) {
        check(
                field,
                value == null || !value.isBlank() && value.length() <= LONGEST_TEXT && value.indexOf('\0') < 0,
                "should be 1 to " + LONGEST_TEXT + " characters");
    }

    private static boolean isAmount(long amount) {
        return amount >= 0 && amount <= LARGEST_AMOUNT;
    }

    private void check(String field, boolean holds, String message) {
        if (!holds) {
            faults.add(new Fault(field, message));
        }
    }
}
