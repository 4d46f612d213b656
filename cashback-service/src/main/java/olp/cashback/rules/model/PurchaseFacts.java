package olp.cashback.rules.model;

import static olp.platform.rules.model.FactType.BOOL;
import static olp.platform.rules.model.FactType.INT;
import static olp.platform.rules.model.FactType.STRING;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.cashback.purchases.model.Purchase;
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
            .fact("tier.code", STRING)
            .fact("partner.id", STRING)
            .fact("partner.category", STRING)
            .fact("local.weekday", STRING)
            .fact("local.hour", INT)
            .fact("local.date", STRING)
            .fact("local.month", INT)
            .fact("local.day", INT)
            .build();

    /** Whether the card is somebody's own, which has to be known where rules ask about it. */
    public static final Fact CARD_KIND = VOCABULARY.fact("card.kind");

    /** What the partner sells, which has to be known where rules ask about it. */
    public static final Fact PARTNER_CATEGORY = VOCABULARY.fact("partner.category");

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
    private static final Fact TIER = VOCABULARY.fact("tier.code");
    private static final Fact PARTNER = VOCABULARY.fact("partner.id");
    private static final Fact WEEKDAY = VOCABULARY.fact("local.weekday");
    private static final Fact HOUR = VOCABULARY.fact("local.hour");
    private static final Fact DATE = VOCABULARY.fact("local.date");
    private static final Fact MONTH = VOCABULARY.fact("local.month");
    private static final Fact DAY = VOCABULARY.fact("local.day");

    private PurchaseFacts() {}

    /**
     * A purchase, ready to be asked about.
     *
     * @param account whose caps are used: the wallet
     * @param card the card's kind, such as PERSONAL; null if it is not known
     * @param category what the partner sells; null if it is not known
     * @param zone the programme's
     */
    public static Occasion of(Purchase purchase, UUID account, String card, String category, ZoneId zone) {
        var lines = purchase.lines();
        var facts = new Facts(VOCABULARY, lines.size());
        List<Occasion.Line> weights = new ArrayList<>(lines.size());
        long count = 0;
        for (int place = 0; place < lines.size(); place++) {
            var line = lines.get(place);
            tell(facts, place, line);
            weights.add(new Occasion.Line(line.number(), line.net()));
            count += line.quantity();
        }
        facts.set(TOTAL, purchase.total())
                .set(DISCOUNT, purchase.discount())
                .set(PAID, purchase.money())
                .set(COUNT, count)
                .set(ORDER, purchase.order())
                .set(CARD_KIND, card)
                .set(TIER, purchase.tier())
                .set(PARTNER, purchase.partner().toString())
                .set(PARTNER_CATEGORY, category);
        var local = purchase.occurredAt().atZone(zone);
        facts.set(WEEKDAY, local.getDayOfWeek().name())
                .set(HOUR, local.getHour())
                .set(DATE, local.toLocalDate().toString())
                .set(MONTH, local.getMonthValue())
                .set(DAY, local.getDayOfMonth());
        return new Occasion(account, purchase.occurredAt(), zone, facts, weights);
    }

    private static void tell(Facts facts, int place, Purchase.Line line) {
        facts.set(LINE, place, line.number())
                .set(SKU, place, line.sku())
                .set(CATEGORY, place, line.category())
                .set(QUANTITY, place, line.quantity())
                .set(UNIT_PRICE, place, line.unitPrice())
                .set(LINE_DISCOUNT, place, line.discount())
                .set(NET, place, line.net());
    }
}
