package olp.platform.rules;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import olp.platform.rules.PostgresUsage.HeldOutOf;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Usage;
import olp.platform.rules.model.Vocabulary;
import olp.platform.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRulesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static TestDatabase database;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("rules");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + database.address(), database.owner(), database.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/rules")
                .placeholders(Map.of("service", database.role()))
                .load()
                .migrate();
        vertx = Vertx.vertx();
        pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(PgConnectOptions.fromUri("postgresql://" + database.address())
                        .setUser(database.role())
                        .setPassword(database.rolePassword())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        pool.close().await().atMost(LONG);
        vertx.close().toCompletionStage().toCompletableFuture().get(60, SECONDS);
        database.close();
    }

    /** Codes of a test's own: versions stay. */
    private String code;

    @BeforeEach
    void name() {
        code = "rule-" + UUID.randomUUID();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }

    private static Rule add(PostgresRules rules, Written rule) {
        return await(pool.withTransaction(tx -> rules.add(tx, rule.code(), rule.terms(), "olga")));
    }

    private static long number(String sql) {
        return await(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    @Test
    void a_version_comes_back_as_it_was_taken() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var terms = new Terms(
                "Tea",
                "BONUS",
                "line.sku == 'tea'",
                new BigDecimal("1.50"),
                new Cap(5, Per.DAY),
                70L,
                Till.NOON,
                Till.NOON.plusSeconds(9),
                -3,
                "g",
                new BigDecimal("7.5"),
                "partner-1");
        var added = await(pool.withTransaction(tx -> rules.add(tx, code, terms, "olga")));
        assertEquals(terms, added.terms());
        assertEquals(List.of(added), await(rules.book(pool)).rules().versions(code));
        var bare = new Terms(null, "BONUS", "true", BigDecimal.ONE, null, null, null, null, 0, null, null, null);
        var replaced = await(pool.withTransaction(tx -> rules.replace(tx, code, bare, null, "olga")));
        assertEquals(2, replaced.version());
        assertEquals(List.of(added, replaced), await(rules.book(pool)).rules().versions(code));
    }

    @Test
    void a_change_acts_on_every_instance_once_it_is_committed() {
        var here = new PostgresRules(Till.CONDITIONS);
        var there = new PostgresRules(Till.CONDITIONS);
        var first = add(here, Written.rule(code, "true", 1));
        assertEquals(List.of(first), await(there.book(pool)).rules().versions(code));
        var second = await(pool.withTransaction(
                tx -> here.replace(tx, code, Written.rule(code, "true", 2).terms(), null, "olga")));
        assertEquals(List.of(first, second), await(there.book(pool)).rules().versions(code));
        var newest = number("select max(seq) from rule_version");
        assertSame(await(there.book(pool)), await(there.book(null, newest)), "nothing newer needs no statement");
    }

    @Test
    void the_same_again_makes_no_version_and_what_is_not_there_is_not_replaced() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var terms = Written.rule(code, "true", 1).terms();
        assertNull(await(pool.withTransaction(tx -> rules.replace(tx, code, terms, null, "olga"))));
        add(rules, Written.rule(code, "true", 1));
        assertNull(add(rules, Written.rule(code, "true", 5)));
        var same = await(pool.withTransaction(tx -> rules.replace(tx, code, terms, null, "olga")));
        assertEquals(1, same.version());
    }

    @Test
    void a_change_that_is_rolled_back_leaves_nothing_behind() {
        var rules = new PostgresRules(Till.CONDITIONS);
        assertThrows(
                IllegalStateException.class,
                () -> await(pool.withTransaction(
                        tx -> rules.add(tx, code, Written.rule(code, "true", 1).terms(), "olga")
                                .map(rule -> {
                                    throw new IllegalStateException("changed her mind");
                                }))));
        var kept = add(rules, Written.rule(code, "true", 2));
        assertEquals(List.of(kept), await(rules.book(pool)).rules().versions(code));
    }

    @Test
    void changes_at_once_come_one_after_the_other_on_every_instance() {
        var instances = List.of(new PostgresRules(Till.CONDITIONS), new PostgresRules(Till.CONDITIONS));
        add(instances.getFirst(), Written.rule(code, "true", 0));
        var changes = Multi.createFrom()
                .range(1, 21)
                .onItem()
                .transformToUni(i -> pool.withTransaction(tx -> instances
                                .get(i % 2)
                                .replace(tx, code, Written.rule(code, "true", i).terms(), null, "olga"))
                        .call(done -> instances.get(i % 2).book(pool)))
                .merge(6)
                .collect()
                .asList();
        assertEquals(20, await(changes).size());
        for (var each : instances) {
            var versions = await(each.book(pool)).rules().versions(code);
            assertEquals(21, versions.size());
            assertEquals(21, versions.getLast().version());
        }
    }

    @Test
    void the_service_itself_cannot_change_a_version() {
        add(new PostgresRules(Till.CONDITIONS), Written.rule(code, "true", 1));
        for (var sql :
                List.of("update rule_version set value = 9", "delete from rule_version", "delete from rule_holdout")) {
            var refused =
                    assertThrows(Exception.class, () -> await(pool.query(sql).execute()));
            assertTrue(refused.getMessage().contains("permission denied"), refused::getMessage);
        }
    }

    @Test
    void a_condition_that_cannot_be_read_any_more_gives_nothing_and_is_reported() {
        add(
                new PostgresRules(Till.CONDITIONS),
                Written.rule(code, "member.age > 3", 1).priority(9));
        var narrow = Vocabulary.builder().fact("other.fact", FactType.INT).build();
        var book = await(new PostgresRules(new CelConditions(narrow)).book(pool));
        var facts = new Facts(narrow, 0);
        var decision = book.evaluate(
                new Occasion(Till.ANNA, Till.NOON, Till.ZONE, facts, List.of()), Usage.none(), Written.VALUE);
        assertTrue(
                decision.faults().stream().anyMatch(each -> each.rule().code().equals(code)));
    }

    /** Ten accounts, batches of three purchases, up to eight transactions at once, as tills and instances make them. */
    @Test
    void a_budget_is_never_overspent_and_a_cap_holds_whoever_else_is_at_work() {
        var rules = new PostgresRules(Till.CONDITIONS);
        List<String> codes = List.of(code + "a", code + "b");
        add(
                rules,
                Written.rule(codes.get(0), "line.sku == '" + code + "'", 7)
                        .budget(300)
                        .cap(20, Per.MONTH));
        add(rules, Written.rule(codes.get(1), "line.sku == '" + code + "'", 5).budget(203));
        var book = await(rules.book(pool));
        var random = new Random(7);
        List<List<Occasion>> batches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Occasion> batch = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                batch.add(Till.purchase()
                        .of(new UUID(4, random.nextInt(10)))
                        .line(code, "food", 1, 100)
                        .occasion());
            }
            batches.add(batch);
        }
        var given = await(Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUni(batch -> pool.withTransaction(tx -> decide(tx, book, batch)))
                .merge(8)
                .collect()
                .asList());
        var spentOfA = sum(given, codes.get(0));
        assertEquals(200, spentOfA, "ten accounts, each up to its cap");
        assertEquals(203, sum(given, codes.get(1)), "the budget, to the last");
        assertEquals(203, number("select used from rule_budget where rule = '" + codes.get(1) + "'"));
        assertEquals(spentOfA, number("select used from rule_budget where rule = '" + codes.get(0) + "'"));
        assertEquals(spentOfA, number("select sum(used)::bigint from rule_usage where rule = '" + codes.get(0) + "'"));
        assertEquals(20, number("select max(used) from rule_usage where rule = '" + codes.get(0) + "'"));
    }

    private static long sum(List<List<Decision>> given, String code) {
        return given.stream()
                .flatMap(List::stream)
                .flatMap(each -> each.awards().stream())
                .filter(each -> each.rule().code().equals(code))
                .mapToLong(each -> each.amount())
                .sum();
    }

    /** Locks accounts as a ledger does, and then reads, decides and writes. */
    private static Uni<List<Decision>> decide(SqlConnection tx, RuleBook book, List<Occasion> batch) {
        var locks = batch.stream()
                .map(each -> each.account().getLeastSignificantBits())
                .sorted()
                .distinct()
                .toList();
        Uni<?> locked = Uni.createFrom().voidItem();
        for (var lock : locks) {
            locked = locked.chain(() ->
                    tx.query("select pg_advisory_xact_lock(77, " + lock + ")").execute());
        }
        return locked.chain(() -> PostgresUsage.find(tx, book.needs(batch))).flatMap(usage -> {
            var decisions = batch.stream()
                    .map(each -> book.evaluate(each, usage, Written.VALUE))
                    .toList();
            return PostgresUsage.write(tx, usage, List.of()).replaceWith(decisions);
        });
    }

    @Test
    void who_is_held_out_is_recorded() {
        var rules = new PostgresRules(Till.CONDITIONS);
        add(
                rules,
                Written.rule(code, "line.sku == '" + code + "'", 7)
                        .heldOut("100")
                        .budget(5));
        var book = await(rules.book(pool));
        var purchase = UUID.randomUUID();
        var occasion = Till.purchase().line(code, "food", 1, 100).occasion();
        await(pool.withTransaction(tx -> PostgresUsage.find(tx, book.needs(List.of(occasion)))
                .flatMap(usage -> {
                    var decision = book.evaluate(occasion, usage, Written.VALUE);
                    var heldOut = decision.heldOut().stream()
                            .map(each -> new HeldOutOf(purchase, occasion.account(), occasion.at(), each))
                            .toList();
                    return PostgresUsage.write(tx, usage, heldOut);
                })));
        assertEquals(5, number("select would from rule_holdout where purchase = '" + purchase + "'"));
        assertEquals(0, number("select used from rule_budget where rule = '" + code + "'"));
    }

    @Test
    void a_rule_is_tried_before_it_is_taken_with_what_is_used_of_the_others() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var when = "line.sku == '" + code + "'";
        add(rules, Written.rule(code, when, 7).budget(10));
        var occasion =
                Till.purchase().of(new UUID(4, 11)).line(code, "food", 1, 100).occasion();
        await(pool.withTransaction(tx -> rules.book(tx).flatMap(book -> decide(tx, book, List.of(occasion)))));
        var tried = await(rules.book(pool))
                .with(List.of(Written.rule(code + "new", when, 5).budget(4).read()));
        var usage = await(PostgresUsage.peek(pool, tried.needs(List.of(occasion))));
        var awards = tried.evaluate(occasion, usage, Written.VALUE).awards();
        var amounts = awards.stream()
                .filter(each -> each.rule().code().startsWith(code))
                .map(each -> each.amount())
                .toList();
        assertEquals(List.of(3L, 4L), amounts);
    }

    @Test
    void what_needs_nothing_asks_the_database_nothing() {
        var book = Written.book(Written.rule(code, "true", 1));
        var occasion = Till.purchase().occasion();
        var usage = await(PostgresUsage.find(null, book.needs(List.of(occasion))));
        assertEquals(1, book.evaluate(occasion, usage, Written.VALUE).total());
        await(PostgresUsage.write(null, usage, List.of()));
    }
}
