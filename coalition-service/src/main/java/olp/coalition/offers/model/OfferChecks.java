package olp.coalition.offers.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** What is wrong with an offer before it can be published. */
public final class OfferChecks {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MOST_PARTNERS = 100;
    private static final int MOST_DAYS = 3660;

    private final Offer offer;
    private final List<Fault> faults = new ArrayList<>();

    private OfferChecks(Offer offer) {
        this.offer = offer;
    }

    /** A field and what is wrong with it. */
    public record Fault(String field, String message) {}

    /**
     * The faults of a completed offer; none if it can be published.
     *
     * @param currency the programme's
     */
    public static List<Fault> of(Offer offer, String currency) {
        var checks = new OfferChecks(offer);
        checks.text();
        checks.discount(currency);
        checks.requires();
        checks.funding();
        checks.times();
        return checks.faults;
    }

    private void check(String field, boolean holds, String message) {
        if (!holds) {
            faults.add(new Fault(field, message));
        }
    }

    private void text() {
        var title = offer.title();
        check(
                "title",
                title != null && !title.isBlank() && title.length() <= 200 && title.indexOf('\0') < 0,
                "should be 1 to 200 characters");
    }

    private void discount(String currency) {
        var discount = offer.discount();
        if (discount == null) {
            check("discount", false, "is missing");
        } else if ((discount.percent() == null) == (discount.amount() == null)) {
            check("discount", false, "should have either percent, or amount and currency");
        } else if (discount.percent() != null) {
            check("discount.percent", isShare(discount.percent()), "should be decimal text above 0 and at most 100");
            check("discount.currency", discount.currency() == null, "belongs to an amount");
        } else {
            check("discount.amount", discount.amount() > 0, "should be above 0");
            check("discount.currency", currency.equals(discount.currency()), "should be " + currency);
        }
    }

    private void requires() {
        var requires = offer.requires();
        if (requires.purchaseAt() == null) {
            check("requires.withinDays", requires.withinDays() == null, "needs requires.purchaseAt");
            check("requires.minSpend", requires.minSpend() == null, "needs requires.purchaseAt");
            return;
        }
        check(
                "requires.purchaseAt",
                !requires.purchaseAt().isEmpty()
                        && requires.purchaseAt().size() <= MOST_PARTNERS
                        && requires.purchaseAt().stream().allMatch(OfferChecks::isPartner),
                "should be [\"*\"] or 1 to " + MOST_PARTNERS + " ids of partners");
        check(
                "requires.withinDays",
                requires.withinDays() == null || (requires.withinDays() >= 1 && requires.withinDays() <= MOST_DAYS),
                "should be 1 to " + MOST_DAYS);
        check("requires.minSpend", requires.minSpend() == null || requires.minSpend() >= 0, "should not be negative");
    }

    private static boolean isPartner(String text) {
        if (Requires.ANY_OTHER.equals(text)) {
            return true;
        }
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void funding() {
        var funding = offer.funding();
        if (funding.isEmpty()
                || funding.size() > MOST_PARTNERS
                || funding.stream().anyMatch(Objects::isNull)) {
            check("funding", false, "should be 1 to " + MOST_PARTNERS + " shares");
            return;
        }
        var sound = funding.stream().allMatch(each -> each.partner() != null && isShare(each.sharePercent()));
        check("funding", sound, "each share should have a partner, and a sharePercent above 0 and at most 100");
        if (sound) {
            var sum = funding.stream()
                    .map(each -> new BigDecimal(each.sharePercent()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            check("funding", sum.compareTo(HUNDRED) == 0, "shares add up to " + sum.toPlainString() + ", not 100");
            check(
                    "funding",
                    funding.stream().map(Share::partner).distinct().count() == funding.size(),
                    "names a partner twice");
        }
    }

    private void times() {
        check("from", isSane(offer.from()), "should be from 1970 to 9999");
        check("until", isSane(offer.until()), "should be from 1970 to 9999");
        check(
                "until",
                offer.from() == null || offer.until() == null || offer.from().isBefore(offer.until()),
                "should be after from");
    }

    private static boolean isSane(Instant time) {
        return time == null || (!time.isBefore(EARLIEST) && time.isBefore(LATEST));
    }

    private static boolean isShare(String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return false;
        }
        var value = new BigDecimal(text);
        return value.signum() > 0 && value.compareTo(HUNDRED) <= 0;
    }
}
