package olp.local.replay;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import olp.local.Addresses;
import olp.local.PlatformException;
import olp.local.api.Api;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;
import olp.local.replay.model.History;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Matched;
import olp.local.replay.model.Matching;
import olp.local.replay.model.PointRule;
import olp.local.replay.model.RuleAwards;
import olp.local.replay.model.Times;
import olp.local.replay.model.Trade;
import olp.local.replay.model.TwentyRules;

/**
 * Replays a file of invoices: each customer becomes a member, each invoice a purchase at one partner, and each return invoice a
 * return of every purchase that it is matched to. All ids follow from what is in the file, so that a second run posts the
 * same again and changes nothing.
 */
public final class Replay {

    private final Addresses addresses;
    private final Tokens tokens;
    private final Path remembered;
    private final PrintWriter out;

    /** @param remembered a folder in which a file's first shift of times is kept */
    public Replay(Addresses addresses, Tokens tokens, Path remembered, PrintWriter out) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.remembered = remembered;
        this.out = out;
    }

    /**
     * Posts the file's purchases and returns, waits until the services have taken them in and prints what came of it.
     *
     * @return whether nothing was refused and all figures are what they should be
     * @throws PlatformException when it cannot be done: no such file, no service
     */
    public boolean run(ReplayRequest request) {
        try (Api api = new Api()) {
            String currency = Rates.currency(api, addresses, tokens.operator());
            out.println("Reading " + request.file() + " …");
            out.flush();
            OnlineRetailFile file = OnlineRetailFile.read(request.file(), Rates.decimals(currency));
            if (file.history().purchases().isEmpty()) {
                throw new PlatformException("there is no purchase in " + request.file());
            }
            String name = name(file, request);
            Remembered known = remember(remembered.resolve(name + ".properties"), file.history(), request);
            Printout printout = new Printout(out, currency);
            Matched matched = Matching.of(file.history());
            Trade whole = new Trade(file.history().purchases(), matched.returns());
            printout.file(file.history(), matched);
            printout.times(file.history().newest().toInstant(ZoneOffset.UTC), known.shift());
            return run(
                    new Customers(api, addresses, tokens, NameIds.in("replay " + name)),
                    whole,
                    known,
                    request,
                    printout);
        }
    }

    /**
     * What the ids follow from. Under rules each limit is a world of its own: of what is posted first, a later replay would have
     * found budgets untouched.
     */
    private static String name(OnlineRetailFile file, ReplayRequest request) {
        boolean limited = request.limit() < file.history().purchases().size();
        String rules = request.rules() ? "-rules" + (limited ? "-first-" + request.limit() : "") : "";
        return file.hash() + (request.asIs() ? "-as-is" : "") + rules;
    }

    private boolean run(Customers customers, Trade whole, Remembered known, ReplayRequest request, Printout printout) {
        Trade reached = whole.first(known.reached());
        Trade wanted = reached.first(request.limit());
        customers.enrol(reached.purchases());
        Rates rates = customers.rates(oldest(reached).plus(known.shift()));
        Times times = customers.times(reached, known.shift());
        RuledProgramme programme = customers.under(request.rules() ? rules(whole) : List.of());
        programme.make(times);
        RuleAwards.Given given = customers.awards(programme, reached, rates, times);
        Outcomes outcomes = customers.post(wanted, given.inTurn(), known.shift(), rates.currency(), request);
        printout.posted(request, given.inTurn(), outcomes);
        if (!rates.beyond().isEmpty()) {
            printout.notComparable(rates.beyond());
            return false;
        }
        Reconciliation.Result result = customers.reconcile(reached, wanted, rates.earning(), given.awards(), outcomes);
        boolean equalByRule = printout.byRule(RuleTotals.of(programme, given.awards(), outcomes.pointsByRule()));
        printout.result(result);
        return result.equal() && equalByRule && !outcomes.anyRefused();
    }

    private static List<PointRule> rules(Trade whole) {
        LocalDateTime newest = whole.purchases().stream()
                .map(Invoice::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return TwentyRules.of(newest, whole.purchases().size());
    }

    private static Instant oldest(Trade trade) {
        return trade.purchases().stream()
                .map(each -> each.at().toInstant(ZoneOffset.UTC))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Remembered remember(Path path, History history, ReplayRequest request) {
        Remembered known = Remembered.read(path)
                .orElseGet(() -> new Remembered(shift(history, request), 0))
                .reaching(Math.min(request.limit(), history.purchases().size()));
        known.write(path);
        return known;
    }

    /** Until the newest is now; under rules by whole weeks, so that weekdays and hours stay what they were. */
    private static Duration shift(History history, ReplayRequest request) {
        if (request.asIs()) {
            return Duration.ZERO;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Duration untilNow = Duration.between(history.newest().toInstant(ZoneOffset.UTC), now);
        return request.rules() ? Duration.ofDays(untilNow.toDays() / 7 * 7) : untilNow;
    }
}
