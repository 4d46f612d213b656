package olp.loyalty.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import olp.loyalty.Owner;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.tiers.model.TierStanding;
import org.junit.jupiter.api.Test;

/**
 * Levels came when there were purchases already. What the service has recorded is put into a database as it was before levels, and
 * has to come out as the service has it.
 */
@QuarkusTest
class LevelsMigrationTest extends LevelsDesk {
    private static final String BEFORE_LEVELS = "0312";

    /** This test's purchases and returns: those at its shop. */
    private static final String MINE = "partner = '%s' order by id";

    private static final String ACCOUNTS = "select account from purchase where partner = '%s'";

    private final List<String> cards = new ArrayList<>();

    @Inject
    Vertx vertx;

    @Inject
    CardAccounts accounts;

    @Inject
    TierAccounts tiers;

    @Inject
    SettingsStore settings;

    @Test
    void what_was_bought_before_there_were_levels_counts_as_if_there_had_been_some() throws Exception {
        everyKindOfCustomer();
        try (var earlier = new EarlierDatabase(BEFORE_LEVELS);
                var service = Owner.connect()) {
            fill(earlier, service);
            earlier.migrate();
            try (var migrated = earlier.connect()) {
                same(
                        service,
                        migrated,
                        "select id, account, occurred_at, counted, discount from purchase where " + MINE);
                same(
                        service,
                        migrated,
                        "select id, account, at, bought_at, counted from purchase_return where " + MINE);
                same(
                        service,
                        migrated,
                        "select account, at, bought_at, amount from tier_spend where account in (" + ACCOUNTS
                                + ") order by account, at, bought_at, amount");
                // As they were told last: by all that they had ever spent.
                assertEquals(
                        List.of("0 GOLD 4", "0 SIMPLE 1", "null null 1"),
                        rows(
                                migrated,
                                "select tiers_version, tier_level, count(*) from card_account where id = root"
                                        + " group by tiers_version, tier_level"));
            }
            var pool = earlier.pool(vertx);
            try {
                var now = Instant.now();
                assertEquals(levels(this.pool, now), levels(pool, now));
            } finally {
                pool.close().await().atMost(PATIENCE);
            }
        }
    }

    private void everyKindOfCustomer() throws Exception {
        // Gold by what is more than a year ago: kept until it is found out.
        cards.add(aiko.card());
        post(shop, ago(398, 120_000)).statusCode(201);
        post(shop, ago(10, 20_000)).statusCode(201);
        // VIP, with a part returned that leaves Gold.
        var vip = joins();
        var returned = bought(vip, 60, 400_000);
        post(shop, bought(vip, 200, 150_000)).statusCode(201);
        post(shop, returned).statusCode(201);
        giveBack(
                        shop,
                        returned,
                        Map.of(
                                "id",
                                UUID.randomUUID(),
                                "occurredAt",
                                Instant.parse(before(5))
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString(),
                                "lines",
                                List.of(Map.of("line", 1, "quantity", 1))))
                .statusCode(201);
        // Everything returned.
        var nothingLeft = bought(joins(), 40, 30_000);
        post(shop, nothingLeft).statusCode(201);
        giveBack(shop, nothingLeft).statusCode(201);
        // Two cards of one account.
        var bearer = bearerCard();
        cards.add(bearer);
        post(shop, bought(bearer, 30, 70_000)).statusCode(201);
        var ken = member();
        cards.add(ken.card());
        post(shop, bought(ken.card(), 20, 40_000)).statusCode(201);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer))
                .post("/v1/members/" + ken.id() + "/cards")
                .then()
                .statusCode(200);
        // A blocked card, and one that has bought nothing.
        var blocked = joins();
        post(shop, bought(blocked, 3, 110_000)).statusCode(201);
        Owner.change("update card set state = 'BLOCKED' where number = ?", blocked);
        assertEquals(201, journal(shop, bought(blocked, 2, 900_000)).getInt("status"));
        joins();
    }

    private String joins() {
        var card = member().card();
        cards.add(card);
        return card;
    }

    /** Two pieces, a little discounted. */
    private static Map<String, Object> bought(String card, int daysAgo, long total) {
        var purchase = purchase(card, total);
        purchase.put("occurredAt", before(daysAgo));
        purchase.put("lines", lines(line(1, 2, total / 2 + 50, 100)));
        return purchase;
    }

    private void fill(EarlierDatabase earlier, Connection service) throws SQLException {
        try (var connection = earlier.connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from settings");
        }
        earlier.copy(service, "settings", "version,valid_from,program,tiers,author", "true");
        var mine =
                "id in (select issued_account from card where number in ('%s'))".formatted(String.join("','", cards));
        earlier.copy(service, "card_account", "id,spend,visits,root", mine);
        var atShop = "partner = '" + shop + "'";
        earlier.copy(
                service, "purchase", "id,partner,account,occurred_at,accepted_at,order_ref,hash,body,answer", atShop);
        earlier.copy(service, "purchase_return", "id,purchase,partner,accepted_at,hash,body,answer", atShop);
    }

    private void same(Connection service, Connection migrated, String sql) throws SQLException {
        var expected = rows(service, sql.formatted(shop));
        assertEquals(expected, rows(migrated, sql.formatted(shop)), sql);
        assertEquals(false, expected.isEmpty(), sql);
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : " ").append(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return sql.contains("order by") ? found : found.stream().sorted().toList();
    }

    /** The level of each account, what is missing to the next, and until when it is kept. */
    private Map<UUID, TierView> levels(Pool pool, Instant now) {
        var roots = cards.stream().map(this::root).distinct().toList();
        var history = settings.history(this.pool).await().atMost(PATIENCE);
        var pasts = accounts.find(pool, roots).await().atMost(PATIENCE);
        Map<UUID, TierStanding> kept = new HashMap<>();
        roots.forEach(root -> kept.put(root, pasts.past(root).standing()));
        var found = tiers.at(pool, roots, kept, Map.of(), tiers.tables(history), now)
                .await()
                .atMost(PATIENCE);
        Map<UUID, TierView> views = new TreeMap<>();
        found.forEach((root, account) -> views.put(root, TierView.of(account)));
        return views;
    }

    private UUID root(String card) {
        return pool.preparedQuery(
                        "select a.root from card c join card_account a on a.id = c.issued_account where number = $1")
                .execute(Tuple.of(card))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getUUID(0);
    }
}
