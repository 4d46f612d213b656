package olp.local.replay.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts the lines of a file into purchases, returns and what is left out. */
public final class Sorting {

    private final int decimals;
    private final Map<Key, Found> invoices = new LinkedHashMap<>();
    private int rows;

    /** @param decimals of the currency: 2 when a hundred minor units make one */
    public Sorting(int decimals) {
        this.decimals = decimals;
    }

    private record Key(String invoice, String customer) {}

    /** An invoice so far; an invoice that is left out as a whole has no lines. */
    private static final class Found {
        private final LocalDateTime at;
        private final List<Line> lines = new ArrayList<>();
        private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        private int places;

        private Found(LocalDateTime at) {
            this.at = at;
        }

        private void take(Row row, int quantity, long unitPrice, Optional<LeftOut> reason) {
            places++;
            if (reason.isPresent()) {
                leftOut.merge(reason.get(), 1, Integer::sum);
            } else {
                lines.add(new Line(places, row.sku(), quantity, unitPrice));
            }
        }
    }

    /** Takes the next line; an invoice's lines need not stand together. */
    public void take(Row row) {
        rows++;
        Found invoice = invoices.computeIfAbsent(new Key(row.invoice(), row.customer()), _ -> new Found(row.at()));
        if (wholly(row.invoice(), row.customer()).isEmpty()) {
            long unitPrice = minorUnits(row.unitPrice());
            int quantity = isReturn(row.invoice()) ? Math.negateExact(row.quantity()) : row.quantity();
            invoice.take(row, quantity, unitPrice, alone(row, unitPrice));
        }
    }

    /** What was found in the lines taken so far. */
    public History history() {
        List<Invoice> purchases = new ArrayList<>();
        List<Invoice> returns = new ArrayList<>();
        Map<LeftOut, Integer> whole = new EnumMap<>(LeftOut.class);
        Map<LeftOut, Integer> lines = new EnumMap<>(LeftOut.class);
        invoices.forEach((key, found) -> {
            Optional<LeftOut> reason = wholly(key.invoice(), key.customer())
                    .or(() -> found.lines.isEmpty() ? Optional.of(LeftOut.ZERO_TOTAL) : Optional.empty());
            if (reason.isPresent()) {
                whole.merge(reason.get(), 1, Integer::sum);
            } else {
                (isReturn(key.invoice()) ? returns : purchases)
                        .add(new Invoice(key.invoice(), key.customer(), found.at, List.copyOf(found.lines)));
                found.leftOut.forEach((why, count) -> lines.merge(why, count, Integer::sum));
            }
        });
        return new History(rows, List.copyOf(purchases), List.copyOf(returns), whole, lines);
    }

    /** Minor units, half of one rounded up (away from zero). */
    private long minorUnits(BigDecimal price) {
        return price.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Optional<LeftOut> wholly(String invoice, String customer) {
        if (invoice.startsWith("A")) {
            return Optional.of(LeftOut.ADJUSTMENT);
        }
        if (!customer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isReturn(invoice) ? LeftOut.RETURN_WITHOUT_CUSTOMER : LeftOut.NO_CUSTOMER);
    }

    private static boolean isReturn(String invoice) {
        return invoice.startsWith("C");
    }

    private static Optional<LeftOut> alone(Row row, long unitPrice) {
        if (isReturn(row.invoice()) && row.quantity() >= 0) {
            return Optional.of(LeftOut.NOT_RETURNED);
        }
        if (!isReturn(row.invoice()) && row.quantity() <= 0) {
            return Optional.of(LeftOut.NOT_SOLD);
        }
        if (row.unitPrice().signum() <= 0) {
            return Optional.of(LeftOut.ZERO_PRICE);
        }
        return unitPrice == 0 ? Optional.of(LeftOut.ROUNDS_TO_ZERO) : Optional.empty();
    }
}
