package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Settings;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.Balance;
import olp.platform.web.Lanes;

/** What cards have now. Apps that ask at the same time are answered from one query. */
@ApplicationScoped
class CardBalances {
    private static final int SOONEST = 10;
    private static final String FIND = """
            select c.number, c.member, l.id, l.active, l.pending, l.held, l.owed, l.lifetime,
                   l.due_at <= clock_timestamp() as due, w.spend, e.points, e.ends
            from card c
            join card_account a on a.id = c.issued_account
            join ledger_account l on l.id = a.root
            cross join lateral (select sum(spend)::bigint as spend from card_account where root = a.root) w
            cross join lateral (
              select array_agg(points) as points, array_agg(expires_at) as ends from (
                select sum(remaining)::bigint as points, expires_at from (
                  select remaining, expires_at, lapses_at from ledger_lot
                  where account = a.root and remaining > 0 and active
                  union all
                  select remaining, expires_at, lapses_at from ledger_lot
                  where account = a.root and remaining > 0 and not active) lots
                where expires_at is not null and (lapses_at is null or lapses_at > clock_timestamp())
                group by expires_at order by expires_at limit $2) soonest) e
            where c.number = any($1)""";

    private final Pool pool;
    private final PostgresLedger ledger;
    private final SettingsStore settings;
    private final Lanes<String, Optional<CardState>> lanes = new Lanes<>(2, 2_000, 250, this::find);

    CardBalances(Pool pool, PostgresLedger ledger, SettingsStore settings) {
        this.pool = pool;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * A card's account.
     *
     * @param member who holds the card; null for a bearer card
     * @param spend paid in money so far, minor units
     * @param expiring the soonest ten ends of what there is
     * @param settings in force
     */
    record CardState(UUID member, UUID account, Balance balance, long spend, List<Expiry> expiring, Settings settings) {
        CardState with(Balance settled) {
            return settled == null ? this : new CardState(member, account, settled, spend, expiring, settings);
        }
    }

    /** Points that should lapse at an instant. */
    record Expiry(long points, Instant at) {}

    /** What a card has; empty if there is no such card. */
    Uni<Optional<CardState>> of(String number) {
        return lanes.submit(number, number);
    }

    private Uni<List<Optional<CardState>>> find(List<String> numbers) {
        var asked = numbers.stream().distinct().toArray(String[]::new);
        return pool.withConnection(connection -> Uni.combine()
                        .all()
                        .unis(
                                connection.preparedQuery(FIND).execute(Tuple.of(asked, SOONEST)),
                                settings.history(connection))
                        .asTuple())
                .flatMap(read -> found(numbers, read.getItem1(), read.getItem2().current()));
    }

    private Uni<List<Optional<CardState>>> found(List<String> numbers, RowSet<Row> rows, Settings inForce) {
        Map<String, CardState> found = new HashMap<>();
        List<UUID> due = new ArrayList<>();
        for (var row : rows) {
            var state = state(row, inForce);
            found.put(row.getString("number"), state);
            if (Boolean.TRUE.equals(row.getBoolean("due"))) {
                due.add(state.account());
            }
        }
        return settled(due)
                .map(balances -> numbers.stream()
                        .map(number -> Optional.ofNullable(found.get(number))
                                .map(state -> state.with(balances.get(state.account()))))
                        .toList());
    }

    /** Balances of accounts of which something is due that nobody has posted yet. */
    private Uni<Map<UUID, Balance>> settled(List<UUID> due) {
        return due.isEmpty() ? Uni.createFrom().item(Map.of()) : ledger.balances(pool, due, PointsEvents.KINDS);
    }

    private static CardState state(Row row, Settings inForce) {
        return new CardState(
                row.getUUID("member"),
                row.getUUID("id"),
                new Balance(
                        row.getLong("active"),
                        row.getLong("pending"),
                        row.getLong("held"),
                        row.getLong("owed"),
                        row.getLong("lifetime")),
                row.getLong("spend"),
                expiring((Long[]) row.getValue("points"), (OffsetDateTime[]) row.getValue("ends")),
                inForce);
    }

    private static List<Expiry> expiring(Long[] points, OffsetDateTime[] ends) {
        List<Expiry> expiring = new ArrayList<>();
        for (int i = 0; points != null && i < points.length; i++) {
            expiring.add(new Expiry(points[i], ends[i].toInstant()));
        }
        return expiring;
    }
}
