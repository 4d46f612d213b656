package olp.cashback.rules.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import olp.cashback.purchases.model.Purchase;
import olp.platform.rules.model.Award.Limit;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Shares;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Worth;

/**
 * What rules are worth in money for one purchase: their percentage of what was paid in money for what they match, rounded
 * down to the minor unit once. What was paid in money is allotted to the lines by their net, largest remainder.
 */
public final class CashbackWorth implements Worth {
    /** The only kind of rule: its value is a percentage. */
    public static final String PERCENT = "PERCENT";

    private final Purchase purchase;
    private final String currency;
    private List<Long> byLine;

    /**
     * For a purchase.
     *
     * @param currency ISO 4217, of its amounts
     */
    public CashbackWorth(Purchase purchase, String currency) {
        this.purchase = purchase;
        this.currency = currency;
    }

    @Override
    public long of(Rule rule, Match match) {
        var terms = rule.terms();
        return terms.minimum() != null && purchase.money() < terms.minimum()
                ? 0
                : new Percent(terms.value()).of(match.whole() ? purchase.money() : paidFor(match));
    }

    private long paidFor(Match match) {
        if (byLine == null) {
            byLine = Shares.of(
                    purchase.money(),
                    purchase.lines().stream().map(Purchase.Line::net).toList());
        }
        long sum = 0;
        for (var line : match.lines()) {
            sum += byLine.get(line);
        }
        return sum;
    }

    @Override
    public String text(Rule rule, long amount, Limit limit) {
        var terms = rule.terms();
        var what = new Percent(terms.value()) + " cashback" + cut(terms, amount, limit);
        return terms.name() == null ? what : terms.name() + ": " + what;
    }

    private String cut(Terms terms, long amount, Limit limit) {
        return switch (limit) {
            case NONE -> "";
            case BUDGET -> ", as far as there was any left";
            case CAP ->
                terms.most() != null && terms.most() == amount
                        ? ", at most " + text(terms.most()) + " a purchase"
                        : ", at most " + text(terms.cap().amount()) + " a month";
        };
    }

    private String text(long amount) {
        var decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount, decimals).toPlainString() + " " + currency;
    }
}
