package olp.cashback.accruals.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import olp.cashback.purchases.model.Purchase;
import olp.cashback.rules.model.CashbackWorth;
import olp.cashback.rules.model.PurchaseFacts;
import olp.platform.rules.CelConditions;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.ReadRule;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Usage;

/** A shop in which rules are tried without a service around them. */
final class Shop {
    static final Instant START = Instant.parse("2026-11-21T10:15:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
    static final UUID GYM = new UUID(0, 0);
    static final UUID BANK = new UUID(0, 2);
    static final UUID AIKO = new UUID(9, 1);

    private static final CelConditions CONDITIONS = new CelConditions(PurchaseFacts.VOCABULARY);
    private static final Map<String, Condition> READ = new ConcurrentHashMap<>();

    private final List<ReadRule> rules = new ArrayList<>();
    private final Usage usage = Usage.none();
    private UUID account = AIKO;

    /** A rule as it is written in one line: {@code a: 5 %, when line.category == 'tea', cap 100, month 200, from 30}. */
    Shop rule(String text) {
        var code = text.substring(0, text.indexOf(':'));
        Map<String, String> says = new ConcurrentHashMap<>();
        for (var part : text.substring(text.indexOf(':') + 1).split(",")) {
            var words = part.strip().split(" ", 2);
            says.put(words[1].equals("%") ? "percent" : words[0], words[1].equals("%") ? words[0] : words[1]);
        }
        var version = (int) rules.stream()
                        .filter(each -> each.rule().code().equals(code))
                        .count()
                + 1;
        var from = says.containsKey("from") ? START.plusSeconds(Long.parseLong(says.get("from"))) : null;
        var terms = new Terms(
                null,
                CashbackWorth.PERCENT,
                says.getOrDefault("when", "true"),
                new BigDecimal(says.get("percent")),
                says.containsKey("month") ? new Cap(Long.parseLong(says.get("month")), Cap.Per.MONTH) : null,
                amount(says.get("budget")),
                from,
                says.containsKey("until") ? START.plusSeconds(Long.parseLong(says.get("until"))) : null,
                0,
                says.get("group"),
                says.containsKey("holdout") ? new BigDecimal(says.get("holdout")) : null,
                says.containsKey("by") ? BANK.toString() : null,
                amount(says.get("minimum")),
                amount(says.get("cap")));
        var rule = new Rule(code, version, from == null ? START.minusSeconds(1) : from, terms);
        rules.add(new ReadRule(
                rule,
                READ.computeIfAbsent(terms.when(), when -> CONDITIONS.read(when).condition())));
        return this;
    }

    private static Long amount(String text) {
        return text == null ? null : Long.valueOf(text);
    }

    Shop of(UUID other) {
        account = other;
        return this;
    }

    /** What a purchase earns; caps and budgets are used up. */
    Accrual sells(Purchase purchase) {
        var book = RuleBook.EMPTY.with(rules);
        var occasion = PurchaseFacts.of(purchase, account, "PERSONAL", "sport", ZONE);
        return Accrual.of(book.evaluate(occasion, usage, new CashbackWorth(purchase, "EUR")), purchase);
    }

    static Purchase purchase(long money) {
        return purchase(money, START);
    }

    static Purchase purchase(long money, Instant at) {
        return new Purchase(new UUID(1, 1), GYM, at, money, money, 0, List.of(), "GOLD", false);
    }

    static Purchase.Line line(int number, String category, int quantity, long net) {
        return new Purchase.Line(number, "sku", category, quantity, net / quantity, 0, net);
    }

    static Purchase purchase(long money, Purchase.Line... lines) {
        var total = List.of(lines).stream().mapToLong(Purchase.Line::net).sum();
        return new Purchase(new UUID(1, 1), GYM, START, total, money, 0, List.of(lines), "GOLD", false);
    }
}
