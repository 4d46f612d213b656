package olp.platform.rules;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import olp.platform.rules.model.Rule;
import olp.platform.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the tables have in common: a database of their own. */
abstract class RulesDatabase {
    static final Duration LONG = Duration.ofSeconds(60);

    private static TestDatabase database;
    private static Vertx vertx;
    static Pool pool;

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
    String code;

    @BeforeEach
    void name() {
        code = "rule-" + UUID.randomUUID();
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }

    static Rule add(PostgresRules rules, Written rule) {
        return await(pool.withTransaction(tx -> rules.add(tx, rule.code(), rule.terms(), "olga")));
    }

    static long number(String sql) {
        return await(pool.query(sql).execute()).iterator().next().getLong(0);
    }
}
