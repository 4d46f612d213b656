package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Settings;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.PostgresLedger.Standing;
import olp.platform.web.Lanes;

/** What cards have now. Apps that ask at the same time are answered together. */
@ApplicationScoped
class CardBalances {
    private static final String FIND = """
            select c.number, c.member, w.spend, l.*, clock_timestamp() as now
            from card c
            join card_account a on a.id = c.issued_account
            join ledger_account l on l.id = a.root
            cross join lateral (select sum(spend)::bigint as spend from card_account where root = a.root) w
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
     * @param settings in force
     */
    record CardState(UUID member, Standing standing, long spend, Settings settings) {}

    /** What a card has; empty if there is no such card. */
    Uni<Optional<CardState>> of(String number) {
        return lanes.submit(number, number);
    }

    private Uni<List<Optional<CardState>>> find(List<String> numbers) {
        var asked = numbers.stream().distinct().toArray(String[]::new);
        return Uni.combine()
                .all()
                .unis(pool.preparedQuery(FIND).execute(Tuple.of((Object) asked)), settings.history(pool))
                .asTuple()
                .flatMap(read -> found(numbers, read.getItem1(), read.getItem2().current()));
    }

    private Uni<List<Optional<CardState>>> found(List<String> numbers, RowSet<Row> rows, Settings inForce) {
        return ledger.standings(pool, rows, PointsEvents.KINDS).map(standings -> {
            Map<String, CardState> found = new HashMap<>();
            rows.forEach(
                    row -> found.put(row.getString("number"), state(row, standings.get(row.getUUID("id")), inForce)));
            return numbers.stream()
                    .map(number -> Optional.ofNullable(found.get(number)))
                    .toList();
        });
    }

    private static CardState state(Row row, Standing standing, Settings inForce) {
        return new CardState(row.getUUID("member"), standing, row.getLong("spend"), inForce);
    }
}
