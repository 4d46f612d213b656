package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import olp.platform.ledger.model.Lifespan;
import olp.platform.ledger.model.Party;

/**
 * What holds for the whole coalition.
 *
 * @param name of the programme
 * @param currency ISO 4217, of every amount
 * @param timeZone whose days, months and weekdays the programme keeps
 * @param points the base rule
 * @param pendingDays days of 24 hours until points can be spent, 0: at once
 * @param expiryMonths calendar months that points live, counted from the purchase
 * @param expiryNotice whether points lapse only after a warning
 * @param returns what happens when points to be taken back were spent already
 * @param maxDiscountPercent ceiling of all discounts on a line together, 0–100
 * @param pointValue minor units that a point is worth
 * @param maxAgeDays how old a purchase may be when it is posted
 * @param presence what shows that the customer is there
 */
public record Program(
        String name,
        String currency,
        String timeZone,
        BasePoints points,
        Integer pendingDays,
        Integer expiryMonths,
        ExpiryNotice expiryNotice,
        ReturnPolicy returns,
        String maxDiscountPercent,
        Long pointValue,
        Integer maxAgeDays,
        Presence presence) {

    /** The base rule: {@code points} for every {@code perAmount} minor units. */
    public record BasePoints(Long perAmount, Long points, Rounding rounding, On on) {
        /** Points for an amount, times the tier's multiplier, rounded once. */
        public long of(long amount, BigDecimal multiplier) {
            return BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(points))
                    .multiply(multiplier)
                    .divide(BigDecimal.valueOf(perAmount), 0, rounding.mode())
                    .longValueExact();
        }
    }

    /** How a fraction of a point is treated. */
    public enum Rounding {
        FLOOR(RoundingMode.FLOOR),
        HALF_UP(RoundingMode.HALF_UP),
        CEILING(RoundingMode.CEILING);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }

        RoundingMode mode() {
            return mode;
        }

        /** Whole points; an {@link ArithmeticException} if they do not fit. */
        public long whole(BigDecimal points) {
            return points.setScale(0, mode).longValueExact();
        }
    }

    /** What earns: what was paid in money, or the whole total. */
    public enum On {
        MONEY_PAID,
        TOTAL
    }

    /** Whether a lot lapses only after its holder was warned. */
    public enum ExpiryNotice {
        REQUIRED,
        NONE
    }

    /** What a return does when the points were spent. */
    public enum ReturnPolicy {
        WITHIN_BALANCE,
        ALLOW_NEGATIVE
    }

    /** What shows that the customer is at the till. */
    public enum Presence {
        CARD,
        CODE
    }

    /** The programme as a party: what it gives itself, such as an adjustment, is issued by it. */
    public static final UUID PARTY = Party.PROGRAMME;

    /** The programme's time zone. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The instant at which what was earned then can be spent. */
    public Instant activeAt(Instant occurredAt) {
        return occurredAt.plusSeconds(pendingDays * 86_400L);
    }

    /** The last day on which what was earned then can be spent. */
    public LocalDate expiresOn(Instant occurredAt) {
        return lifespan().lastDay(occurredAt);
    }

    /** The instant from which what was earned then has lapsed: the end of its last day. */
    public Instant expiresAt(Instant occurredAt) {
        return lifespan().endOf(occurredAt);
    }

    private Lifespan lifespan() {
        return new Lifespan(expiryMonths, zone());
    }

    /** The ceiling of all discounts on an amount, in minor units, rounded down. */
    public long discountCeiling(long amount) {
        return Percent.of(maxDiscountPercent, amount);
    }
}
