package olp.local.replay;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import olp.local.Addresses;
import olp.local.PlatformException;
import olp.local.api.Api;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;
import olp.local.replay.model.History;
import olp.local.replay.model.Matched;
import olp.local.replay.model.Matching;
import olp.local.replay.model.Trade;

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
            String name = file.hash() + (request.asIs() ? "-as-is" : "");
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

    private boolean run(Customers customers, Trade whole, Remembered known, ReplayRequest request, Printout printout) {
        Trade reached = whole.first(known.reached());
        Trade wanted = reached.first(request.limit());
        customers.enrol(reached.purchases());
        Rates rates = customers.rates(oldest(reached).plus(known.shift()));
        Outcomes outcomes = customers.post(wanted, known.shift(), rates.currency(), request);
        printout.posted(request, outcomes);
        if (!rates.beyond().isEmpty()) {
            printout.notComparable(rates.beyond());
            return false;
        }
        Reconciliation.Result result = customers.reconcile(reached, wanted, rates.earning(), outcomes);
        printout.result(result);
        return result.equal() && !outcomes.anyRefused();
    }

    private static Instant oldest(Trade trade) {
        return trade.purchases().stream()
                .map(each -> each.at().toInstant(ZoneOffset.UTC))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Remembered remember(Path path, History history, ReplayRequest request) {
        Remembered known = Remembered.read(path)
                .orElseGet(() -> new Remembered(request.asIs() ? Duration.ZERO : untilNow(history), 0))
                .reaching(Math.min(request.limit(), history.purchases().size()));
        known.write(path);
        return known;
    }

    private static Duration untilNow(History history) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Duration.between(history.newest().toInstant(ZoneOffset.UTC), now);
    }
}
