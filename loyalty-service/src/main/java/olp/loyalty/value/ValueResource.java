package olp.loyalty.value;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.platform.ledger.LedgerStatements;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** What a card brought in a year: discounts, points and gifts, with all cards that share its points. */
@Path("/v1/cards/{number}/value")
@RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
class ValueResource {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9998;
    private static final String SAVED = """
            select coalesce(sum(amount), 0)::bigint, coalesce(sum(discount), 0)::bigint from tier_spend
            where account = any($1) and at >= $2 and at < $3""";
    private static final String VOUCHERS = """
            select count(*), count(*) filter (where state = 'REDEEMED') from voucher
            where account = any($1) and issued_at >= $2 and issued_at < $3""";

    private final Cards cards;
    private final CardAccounts accounts;
    private final SettingsStore settings;
    private final Pool pool;
    private final Caller caller;

    ValueResource(Cards cards, CardAccounts accounts, SettingsStore settings, Pool pool, Caller caller) {
        this.cards = cards;
        this.accounts = accounts;
        this.settings = settings;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * What membership brought; amounts are minor units, returns are taken off.
     *
     * @param spend paid in money
     * @param discount taken off prices
     * @param worth the discount, and what the points were worth that were spent
     */
    public record Value(
            String card,
            int year,
            String currency,
            long spend,
            long discount,
            Points points,
            Gifts gifts,
            long worth) {}

    /** Points earned, spent and lapsed; {@code worth} of those spent, minor units at today's value of a point. */
    public record Points(long earned, long spent, long expired, long worth) {}

    /** Vouchers that were given or bought, and those of them that were used. */
    public record Gifts(long issued, long redeemed) {}

    private record Sums(long first, long second) {}

    /**
     * What it brought in a calendar year of the programme's zone.
     *
     * @param year 2000 to 9998; left out: this one
     */
    @GET
    public Uni<Value> value(@PathParam("number") String number, @QueryParam("year") Integer year) {
        new Faults()
                .check(
                        "year",
                        year == null || year >= FIRST_YEAR && year <= LAST_YEAR,
                        "should be %d to %d".formatted(FIRST_YEAR, LAST_YEAR))
                .refuse();
        return cards.visible(pool, caller, number)
                .flatMap(card -> Uni.combine()
                        .all()
                        .unis(accounts.issuedInto(pool, card.account()), settings.history(pool))
                        .asTuple()
                        .flatMap(read -> {
                            var program = read.getItem2().at(Instant.now()).program();
                            var asked =
                                    year == null ? LocalDate.now(program.zone()).getYear() : year;
                            return value(number, asked, read.getItem1(), program);
                        }));
    }

    private Uni<Value> value(String number, int year, List<UUID> issued, Program program) {
        var from = start(year, program);
        var until = start(year + 1, program);
        return Uni.combine()
                .all()
                .unis(
                        sums(SAVED, issued, from, until),
                        LedgerStatements.sums(pool, issued, from, until),
                        sums(VOUCHERS, issued, from, until))
                .with((saved, kinds, vouchers) -> {
                    var points = points(kinds, program);
                    return new Value(
                            number,
                            year,
                            program.currency(),
                            saved.first(),
                            saved.second(),
                            points,
                            new Gifts(vouchers.first(), vouchers.second()),
                            Math.addExact(saved.second(), points.worth()));
                });
    }

    private static Instant start(int year, Program program) {
        return LocalDate.of(year, 1, 1).atStartOfDay(program.zone()).toInstant();
    }

    private static Points points(Map<String, Long> kinds, Program program) {
        var spent = of(kinds, "SPENT") - of(kinds, "RESTORED");
        return new Points(
                of(kinds, "EARNED") - of(kinds, "REVERSED"),
                spent,
                of(kinds, "EXPIRED"),
                Math.multiplyExact(spent, program.pointValue()));
    }

    private static long of(Map<String, Long> kinds, String kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    private Uni<Sums> sums(String sql, List<UUID> issued, Instant from, Instant until) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(
                        issued.toArray(UUID[]::new), from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Sums(row.getLong(0), row.getLong(1));
                });
    }
}
