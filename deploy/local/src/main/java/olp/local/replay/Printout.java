package olp.local.replay;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import olp.local.api.Journal;
import olp.local.replay.Outcomes.Counts;
import olp.local.replay.Settling.Settled;
import olp.local.replay.model.Account;
import olp.local.replay.model.Extent;
import olp.local.replay.model.History;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.LeftOut;
import olp.local.replay.model.Matched;
import olp.local.replay.model.Pieces;

/** What a replay says: what the file holds, what was posted, and what came of it. */
final class Printout {

    private final PrintWriter out;
    private final String currency;

    Printout(PrintWriter out, String currency) {
        this.out = out;
        this.currency = currency;
    }

    void file(History history, Matched matched) {
        say("In the file    %,d lines", history.rows());
        say(
                "  purchases    %,d invoices of %,d customers, %s",
                history.purchases().size(), customers(history.purchases()), money(history.total()));
        if (!history.returns().isEmpty()) {
            returns(history.returns(), matched);
        }
        leftOut("  left out     %,d invoices: %s", history.invoices());
        leftOut("               %,d lines of these purchases and returns: %s", history.lines());
    }

    private void returns(List<Invoice> returns, Matched matched) {
        say(
                "  returns      %,d invoices of %,d customers, %s",
                returns.size(),
                customers(returns),
                money(returns.stream().mapToLong(Invoice::total).reduce(0, Math::addExact)));
        say(
                "               matched to earlier purchases: %,d invoices wholly, %,d partly, %,d not at all",
                matched.invoices().getOrDefault(Extent.WHOLLY, 0),
                matched.invoices().getOrDefault(Extent.PARTLY, 0),
                matched.invoices().getOrDefault(Extent.NOT_AT_ALL, 0));
        say(
                "               which makes %,d returns of a purchase each",
                matched.returns().size());
        say("  came back    %s", pieces(matched.atItsPrice(), "matched at the price of the purchase"));
        say("               %s", pieces(matched.atAnother(), "matched at another price, and worth that one"));
        say("               %s", pieces(matched.unmatched(), "not matched, and not posted"));
    }

    private String pieces(Pieces pieces, String what) {
        return String.format(Locale.ROOT, "%,d pieces for %s %s", pieces.quantity(), money(pieces.worth()), what);
    }

    private static long customers(List<Invoice> invoices) {
        return invoices.stream().map(Invoice::customer).distinct().count();
    }

    void times(Instant newest, Duration shift) {
        say(
                shift.isZero()
                        ? "  times        taken as UTC, the newest is %s"
                        : "  times        taken as UTC and moved by %2$s d %3$s h %4$s min, so that the newest is %5$s",
                newest,
                shift.toDays(),
                shift.toHoursPart(),
                shift.toMinutesPart(),
                newest.plus(shift));
    }

    /** @param inTurn how many purchases came first, one after the other */
    void posted(ReplayRequest request, int inTurn, Outcomes outcomes) {
        Counts purchases = outcomes.purchases();
        Counts returns = outcomes.returns();
        say(
                "Posted         %,d purchases and %,d returns in %s: %,d a second (%s, %d at a time)",
                purchases.all(),
                returns.all(),
                seconds(outcomes.took()),
                (purchases.all() + returns.all())
                        * 1_000L
                        / Math.max(1, outcomes.took().toMillis()),
                request.journals() ? "journals of up to " + Journal.LONGEST : "one by one",
                request.atOnce());
        if (inTurn > 0) {
            say("  in turn      the first %,d purchases, one after the other, until the budgets were used up", inTurn);
        }
        say("  taken now    %,d purchases, %,d returns", purchases.now(), returns.now());
        say("  there before %,d purchases, %,d returns", purchases.before(), returns.before());
        purchases.refused().forEach((reason, count) -> say("  refused      %,d purchases: %s", count, reason));
        returns.refused().forEach((reason, count) -> say("  refused      %,d returns: %s", count, reason));
        say("  total        %s", money(outcomes.total()));
        say("  refunded     %s", money(outcomes.givenBack().money()));
    }

    void notComparable(List<String> beyond) {
        say("Not compared: what the services should report cannot be computed here, since");
        beyond.forEach(each -> say("  %s", each));
    }

    /** What each rule gave; whether it is what it should be. Nothing where there are no rules. */
    boolean byRule(List<RuleTotals> totals) {
        if (!totals.isEmpty()) {
            say("%-14s %18s %18s", "by rule", "expected", "reported");
        }
        for (RuleTotals each : totals) {
            row(
                    each.rule(),
                    number(each.expected()),
                    number(each.reported()),
                    "%s, for %,d purchases".formatted(each.equal() ? "equal" : "NOT EQUAL", each.purchases()));
        }
        return totals.stream().allMatch(RuleTotals::equal);
    }

    void result(Reconciliation.Result result) {
        say("%-14s %18s %18s", "", "expected", "reported");
        Account expected = result.expected();
        compared("points", result.points(), number(expected.earned().points()), this::number);
        compared("outstanding", result.outstanding(), number(expected.outstanding()), this::number);
        compared("cashback", result.cashback().earned(), money(expected.earned().cashback()), this::money);
        compared("  taken back", result.cashback().takenBack(), money(expected.cashbackTakenBack()), this::money);
        compared("  left", result.cashback().left(), money(expected.cashbackLeft()), this::money);
        compared("messages", result.inboxes(), number(result.messages()), this::number);
        summed("refunded", result.returned().money(), result.reported().money(), this::money);
        summed("reversed", result.returned().points(), result.reported().points(), this::number);
        summed("shortfall", 0, result.shortfall(), this::number);
        say(
                "Cashback had caught up %s after the last purchase was answered, the inboxes %s after it.",
                seconds(result.cashback().took()), seconds(result.inboxes().took()));
        say(
                result.equal()
                        ? "The services report what %,d purchases worth %s and %,d returns worth %s come to."
                        : "The services do NOT report what %,d purchases worth %s and %,d returns worth %s come to.",
                expected.earned().purchases(),
                money(expected.earned().total()),
                expected.givenBack().returns(),
                money(expected.givenBack().money()));
    }

    /** A figure of each account. */
    private void compared(String what, Settled settled, String expected, LongFunction<String> text) {
        String verdict = settled.equal()
                ? "equal, account by account"
                : "NOT EQUAL for %,d of them; %s".formatted(settled.unequal(), settled.example());
        row(what, expected, text.apply(settled.reported()), verdict);
    }

    /** A figure of all answers to returns together. */
    private void summed(String what, long expected, long reported, LongFunction<String> text) {
        row(
                what,
                text.apply(expected),
                text.apply(reported),
                expected == reported ? "equal, by the answers to the returns" : "NOT EQUAL");
    }

    private void row(String what, String expected, String reported, String verdict) {
        say("  %-12s %18s %18s  %s", what, expected, reported, verdict);
    }

    private void leftOut(String format, Map<LeftOut, Integer> counts) {
        if (!counts.isEmpty()) {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            List<String> reasons = counts.entrySet().stream()
                    .map(each ->
                            "%,d %s".formatted(each.getValue(), each.getKey().text()))
                    .toList();
            say(format, all, String.join("; ", reasons));
        }
    }

    private String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String money(long minorUnits) {
        return String.format(
                Locale.ROOT,
                "%,." + Rates.decimals(currency) + "f %s",
                BigDecimal.valueOf(minorUnits, Rates.decimals(currency)),
                currency);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
