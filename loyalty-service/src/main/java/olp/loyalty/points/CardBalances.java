package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.tiers.StandingRows;
import olp.loyalty.tiers.TierAccounts;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Standing;
import olp.platform.web.Lanes;

/** What cards have now. Apps that ask at the same time are answered together. */
@ApplicationScoped
class CardBalances {
    private static final String FIND = """
            select c.number, c.member, %s, l.*, clock_timestamp() as now
            from card c
            join card_account a on a.id = c.issued_account
            join ledger_account l on l.id = a.root
            join card_account w on w.id = a.root
            where c.number = any($1)""".formatted(StandingRows.columns("w"));

    private final Pool pool;
    private final PostgresLedger ledger;
    private final SettingsStore settings;
    private final TierAccounts tiers;
    private final Lanes<String, Optional<CardState>> lanes = new Lanes<>(1, 4_000, 250, Duration.ZERO, this::find);

    CardBalances(Pool pool, PostgresLedger ledger, SettingsStore settings, TierAccounts tiers) {
        this.pool = pool;
        this.ledger = ledger;
        this.settings = settings;
        this.tiers = tiers;
    }

    /**
     * A card's account.
     *
     * @param member who holds the card; null for a bearer card
     * @param tier its level
     * @param settings in force
     */
    record CardState(UUID member, Standing standing, TierAccount tier, Settings settings) {}

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
                .flatMap(read -> found(numbers, read.getItem1(), read.getItem2()));
    }

    private Uni<List<Optional<CardState>>> found(List<String> numbers, RowSet<Row> rows, SettingsHistory history) {
        Map<UUID, TierStanding> kept = new HashMap<>();
        rows.forEach(row -> kept.put(row.getUUID("id"), StandingRows.of(row)));
        var now = rows.size() == 0
                ? Instant.EPOCH
                : rows.iterator().next().getOffsetDateTime("now").toInstant();
        return Uni.combine()
                .all()
                .unis(
                        ledger.standings(pool, rows, PointsEvents.KINDS),
                        tiers.at(pool, kept.keySet(), kept, Map.of(), tiers.tables(history), now))
                .with((standings, levels) -> {
                    Map<String, CardState> found = new HashMap<>();
                    for (var row : rows) {
                        var account = row.getUUID("id");
                        found.put(
                                row.getString("number"),
                                new CardState(
                                        row.getUUID("member"),
                                        standings.get(account),
                                        levels.get(account),
                                        history.at(now)));
                    }
                    return numbers.stream()
                            .map(number -> Optional.ofNullable(found.get(number)))
                            .toList();
                });
    }
}
