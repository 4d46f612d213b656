package olp.local.replay;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import olp.local.api.Journal;
import olp.local.replay.Settling.Settled;
import olp.local.replay.model.History;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.LeftOut;

/** What a replay says: what the file holds, what was posted, and what came of it. */
final class Printout {

    private final PrintWriter out;
    private final String currency;

    Printout(PrintWriter out, String currency) {
        this.out = out;
        this.currency = currency;
    }

    void file(History history) {
        say("In the file    %,d lines", history.rows());
        say(
                "  purchases    %,d invoices of %,d customers, %s",
                history.purchases().size(),
                history.purchases().stream().map(Invoice::customer).distinct().count(),
                money(history.total()));
        leftOut("  left out     %,d invoices: %s", history.invoices());
        leftOut("               %,d lines of these purchases: %s", history.lines());
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

    void posted(ReplayRequest request, Outcomes outcomes) {
        int all = outcomes.newlyPosted()
                + outcomes.thereAlready()
                + outcomes.refusals().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        say(
                "Posted         %,d purchases in %s: %,d a second (%s, %d at a time)",
                all,
                seconds(outcomes.took()),
                all * 1_000L / Math.max(1, outcomes.took().toMillis()),
                request.journals() ? "journals of up to " + Journal.LONGEST : "one by one",
                request.atOnce());
        say("  taken now    %,d", outcomes.newlyPosted());
        say("  there before %,d", outcomes.thereAlready());
        outcomes.refusals().forEach((reason, count) -> say("  refused      %,d: %s", count, reason));
        say("  total        %s", money(outcomes.total()));
    }

    void notComparable(List<String> beyond) {
        say("Not compared: what the services should report cannot be computed here, since");
        beyond.forEach(each -> say("  %s", each));
    }

    void result(Reconciliation.Result result) {
        say("%-14s %18s %18s", "", "expected", "reported");
        compared(
                "points",
                result.points(),
                "%,d".formatted(result.expected().points()),
                "%,d".formatted(result.points().reported()));
        compared(
                "cashback",
                result.cashback(),
                money(result.expected().cashback()),
                money(result.cashback().reported()));
        compared(
                "messages",
                result.inboxes(),
                "%,d".formatted(result.messages()),
                "%,d".formatted(result.inboxes().reported()));
        say(
                "Cashback had caught up %s after the last purchase was answered, the inboxes %s after it.",
                seconds(result.cashback().took()), seconds(result.inboxes().took()));
        say(
                result.equal()
                        ? "The services report what %,d purchases worth %s should earn."
                        : "The services do NOT report what %,d purchases worth %s should earn.",
                result.expected().purchases(),
                money(result.expected().total()));
    }

    private void compared(String what, Settled settled, String expected, String reported) {
        String verdict = settled.equal()
                ? "equal, account by account"
                : "NOT EQUAL for %,d of them; %s".formatted(settled.unequal(), settled.example());
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
