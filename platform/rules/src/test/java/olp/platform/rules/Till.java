package olp.platform.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Vocabulary;

/** Purchases to try rules on, with the facts that a loyalty programme has. */
public final class Till {
    public static final Vocabulary FACTS = Vocabulary.builder()
            .fact("purchase.total", FactType.INT)
            .changing("purchase.discount", FactType.INT, 0L)
            .changing("purchase.paid", FactType.INT, 0L)
            .fact("purchase.count", FactType.INT)
            .fact("purchase.order", FactType.BOOL)
            .fact("purchase.occurredAt", FactType.TIMESTAMP)
            .fact("line.line", FactType.INT)
            .fact("line.sku", FactType.STRING)
            .fact("line.category", FactType.STRING)
            .fact("line.quantity", FactType.INT)
            .fact("line.unitPrice", FactType.INT)
            .changing("line.net", FactType.INT, 0L)
            .fact("card.kind", FactType.STRING)
            .fact("member.known", FactType.BOOL)
            .fact("member.age", FactType.INT, -1L)
            .fact("member.birthday", FactType.BOOL)
            .fact("member.days", FactType.INT, -1L)
            .changing("tier.code", FactType.STRING, "")
            .fact("partner.id", FactType.STRING)
            .fact("partner.category", FactType.STRING)
            .fact("local.weekday", FactType.STRING)
            .fact("local.hour", FactType.INT)
            .fact("local.date", FactType.STRING)
            .fact("local.month", FactType.INT)
            .fact("local.day", FactType.INT)
            .build();
    public static final CelConditions CONDITIONS = new CelConditions(FACTS);
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
    public static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    public static final UUID ANNA = new UUID(0x0199b0de8a7c7c3eL, 0xa1b2000000000001L);

    private UUID account = ANNA;
    private Instant at = NOON;
    private final List<Bought> lines = new ArrayList<>();
    private String partner = "corner-shop";
    private String tier = "";
    private boolean known = true;

    private record Bought(String sku, String category, long quantity, long net) {}

    public static Till purchase() {
        return new Till();
    }

    public Till of(UUID account) {
        this.account = account;
        return this;
    }

    public Till at(Instant at) {
        this.at = at;
        return this;
    }

    public Till partner(String partner) {
        this.partner = partner;
        return this;
    }

    public Till tier(String tier) {
        this.tier = tier;
        return this;
    }

    public Till known(boolean known) {
        this.known = known;
        return this;
    }

    public Till line(String sku, String category, long quantity, long net) {
        lines.add(new Bought(sku, category, quantity, net));
        return this;
    }

    public Occasion occasion() {
        var local = at.atZone(ZONE);
        var total = lines.stream().mapToLong(Bought::net).sum();
        var facts = new Facts(FACTS, lines.size())
                .set(FACTS.fact("purchase.total"), total)
                .set(FACTS.fact("purchase.paid"), total)
                .set(FACTS.fact("purchase.count"), (long) lines.size())
                .set(FACTS.fact("purchase.occurredAt"), at)
                .set(FACTS.fact("card.kind"), known ? "PERSONAL" : "BEARER")
                .set(FACTS.fact("member.known"), known)
                .set(FACTS.fact("tier.code"), tier)
                .set(FACTS.fact("partner.id"), partner)
                .set(FACTS.fact("partner.category"), partner.endsWith("shop") ? "food" : "home")
                .set(FACTS.fact("local.weekday"), local.getDayOfWeek().name())
                .set(FACTS.fact("local.hour"), (long) local.getHour())
                .set(FACTS.fact("local.date"), local.toLocalDate().toString())
                .set(FACTS.fact("local.month"), (long) local.getMonthValue())
                .set(FACTS.fact("local.day"), (long) local.getDayOfMonth());
        List<Occasion.Line> shares = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            var bought = lines.get(line);
            facts.set(FACTS.fact("line.line"), line, line + 1L)
                    .set(FACTS.fact("line.sku"), line, bought.sku())
                    .set(FACTS.fact("line.category"), line, bought.category())
                    .set(FACTS.fact("line.quantity"), line, bought.quantity())
                    .set(FACTS.fact("line.net"), line, bought.net());
            shares.add(new Occasion.Line(line + 1, bought.net()));
        }
        return new Occasion(account, at, ZONE, facts, shares);
    }
}
