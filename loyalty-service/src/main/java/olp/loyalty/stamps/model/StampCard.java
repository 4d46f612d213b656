package olp.loyalty.stamps.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.stamps.model.Bought.Line;

/**
 * What a stamp card says.
 *
 * @param name for the member
 * @param every so many stamps are a gift
 * @param counts what a stamp is given for
 * @param partner at whose tills; null: at all
 * @param category of the lines that count; null: any
 * @param skus of the lines that count; null: any
 * @param minTotal a purchase for less gives none, minor units; null: any
 * @param from purchases from then on; null: since always
 * @param until purchases before then; null: no end
 * @param gift for a full card
 */
public record StampCard(
        String name,
        int every,
        Counts counts,
        UUID partner,
        String category,
        List<String> skus,
        Long minTotal,
        Instant from,
        Instant until,
        Gift gift) {
    /** One purchase fills no more cards than this; what is above is not counted. */
    public static final long MOST_GIFTS_AT_ONCE = 100;

    /** What a stamp is given for. */
    public enum Counts {
        PURCHASE,
        ITEM
    }

    /** The stamps that a purchase, or what is left of it, gives: 0 to {@code every} × {@link #MOST_GIFTS_AT_ONCE}. */
    public long stamps(Bought bought) {
        if (!takesPart(bought)) {
            return 0;
        }
        if (counts == Counts.PURCHASE) {
            return isAnything()
                    ? bought.isSomething() ? 1 : 0
                    : bought.lines().stream().anyMatch(this::fits) ? 1 : 0;
        }
        long items = 0;
        for (var line : bought.lines()) {
            items += fits(line) ? line.quantity() : 0;
        }
        return Math.min(items, every * MOST_GIFTS_AT_ONCE);
    }

    private boolean takesPart(Bought bought) {
        return (partner == null || partner.equals(bought.partner()))
                && (from == null || !bought.occurredAt().isBefore(from))
                && (until == null || bought.occurredAt().isBefore(until))
                && (minTotal == null || bought.total() >= minTotal);
    }

    private boolean isAnything() {
        return category == null && skus == null;
    }

    private boolean fits(Line line) {
        return line.quantity() > 0
                && (category == null || category.equals(line.category()))
                && (skus == null || line.sku() != null && skus.contains(line.sku()));
    }
}
