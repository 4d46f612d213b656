package olp.loyalty.rules.model;

import static olp.platform.rules.model.FactType.BOOL;
import static olp.platform.rules.model.FactType.INT;
import static olp.platform.rules.model.FactType.STRING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Line;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Vocabulary;

/** What conditions can ask about a purchase; the page {@code docs/rules.md} says the same in a table. */
public final class PurchaseFacts {
    /** All of it. */
    public static final Vocabulary VOCABULARY = Vocabulary.builder()
            .fact("purchase.total", INT)
            .fact("purchase.discount", INT)
            .fact("purchase.paid", INT)
            .fact("purchase.count", INT)
            .fact("purchase.order", BOOL)
            .fact("line.line", INT)
            .fact("line.sku", STRING)
            .fact("line.category", STRING)
            .fact("line.quantity", INT)
            .fact("line.unitPrice", INT)
            .fact("line.discount", INT)
            .fact("line.net", INT)
            .fact("card.kind", STRING)
            .fact("member.known", BOOL)
            .fact("member.age", INT, -1L)
            .fact("member.birthday", BOOL)
            .fact("member.days", INT, -1L)
            .changing("tier.code", STRING, "")
            .fact("partner.id", STRING)
            .fact("partner.category", STRING)
            .fact("local.weekday", STRING)
            .fact("local.hour", INT)
            .fact("local.date", STRING)
            .fact("local.month", INT)
            .fact("local.day", INT)
            .build();

    private static final Fact TOTAL = VOCABULARY.fact("purchase.total");
    private static final Fact DISCOUNT = VOCABULARY.fact("purchase.discount");
    private static final Fact PAID = VOCABULARY.fact("purchase.paid");
    private static final Fact COUNT = VOCABULARY.fact("purchase.count");
    private static final Fact ORDER = VOCABULARY.fact("purchase.order");
    private static final Fact LINE = VOCABULARY.fact("line.line");
    private static final Fact SKU = VOCABULARY.fact("line.sku");
    private static final Fact CATEGORY = VOCABULARY.fact("line.category");
    private static final Fact QUANTITY = VOCABULARY.fact("line.quantity");
    private static final Fact UNIT_PRICE = VOCABULARY.fact("line.unitPrice");
    private static final Fact LINE_DISCOUNT = VOCABULARY.fact("line.discount");
    private static final Fact NET = VOCABULARY.fact("line.net");
    private static final Fact CARD = VOCABULARY.fact("card.kind");
    private static final Fact KNOWN = VOCABULARY.fact("member.known");
    private static final Fact AGE = VOCABULARY.fact("member.age");
    private static final Fact BIRTHDAY = VOCABULARY.fact("member.birthday");
    private static final Fact DAYS = VOCABULARY.fact("member.days");
    private static final Fact TIER = VOCABULARY.fact("tier.code");
    private static final Fact PARTNER = VOCABULARY.fact("partner.id");
    private static final Fact PARTNER_CATEGORY = VOCABULARY.fact("partner.category");
    private static final Fact WEEKDAY = VOCABULARY.fact("local.weekday");
    private static final Fact HOUR = VOCABULARY.fact("local.hour");
    private static final Fact DATE = VOCABULARY.fact("local.date");
    private static final Fact MONTH = VOCABULARY.fact("local.month");
    private static final Fact DAY = VOCABULARY.fact("local.day");

    private PurchaseFacts() {}

    /**
     * A sound purchase, ready to be asked about; only its level is to be told still.
     *
     * @param zone the programme's
     */
    public static Occasion of(Purchase purchase, Shopper shopper, Shop shop, ZoneId zone) {
        var lines = purchase.allLines();
        var facts = new Facts(VOCABULARY, lines.size());
        long count = 0;
        for (int i = 0; i < lines.size(); i++) {
            line(facts, i, lines.get(i));
            count += lines.get(i).quantity();
        }
        facts.set(TOTAL, purchase.total())
                .set(DISCOUNT, purchase.discount())
                .set(PAID, inMoney(purchase.allTender()))
                .set(COUNT, count)
                .set(ORDER, purchase.order() != null)
                .set(CARD, shopper.card())
                .set(PARTNER, Objects.toString(shop.partner(), null))
                .set(PARTNER_CATEGORY, shop.category());
        var local = purchase.occurredAt().atZone(zone);
        time(facts, local);
        member(facts, shopper, local.toLocalDate(), purchase.occurredAt());
        var weights = lines.stream()
                .map(line -> new Occasion.Line(line.line(), line.net()))
                .toList();
        return new Occasion(shopper.account(), purchase.occurredAt(), zone, facts, weights);
    }

    /** Tells the level that was held when it happened. */
    public static void tell(Occasion occasion, String tier) {
        occasion.facts().set(TIER, tier);
    }

    private static long inMoney(List<Tender> tender) {
        long sum = 0;
        for (var part : tender) {
            sum += part.kind() == Tender.Kind.MONEY ? part.amount() : 0;
        }
        return sum;
    }

    private static void line(Facts facts, int place, Line line) {
        facts.set(LINE, place, line.line())
                .set(SKU, place, line.sku())
                .set(CATEGORY, place, line.category())
                .set(QUANTITY, place, line.quantity())
                .set(UNIT_PRICE, place, line.unitPrice())
                .set(LINE_DISCOUNT, place, line.discounted())
                .set(NET, place, line.net());
    }

    private static void time(Facts facts, ZonedDateTime local) {
        facts.set(WEEKDAY, local.getDayOfWeek().name())
                .set(HOUR, local.getHour())
                .set(DATE, local.toLocalDate().toString())
                .set(MONTH, local.getMonthValue())
                .set(DAY, local.getDayOfMonth());
    }

    private static void member(Facts facts, Shopper shopper, LocalDate today, Instant at) {
        facts.set(KNOWN, shopper.known());
        if (shopper.birthDate() != null) {
            facts.set(AGE, Math.max(0, ChronoUnit.YEARS.between(shopper.birthDate(), today)))
                    .set(BIRTHDAY, shopper.birthDate().withYear(today.getYear()).equals(today));
        }
        if (shopper.since() != null) {
            facts.set(DAYS, Math.max(0, ChronoUnit.DAYS.between(shopper.since(), at)));
        }
    }
}
