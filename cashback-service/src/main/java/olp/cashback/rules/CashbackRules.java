package olp.cashback.rules;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import olp.cashback.rules.model.PurchaseFacts;
import olp.platform.rules.CelConditions;
import olp.platform.rules.PostgresRules;

/** The rules engine, over the facts of purchases. */
@ApplicationScoped
class CashbackRules {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Reads conditions. */
    @Produces
    @Singleton
    CelConditions conditions() {
        return new CelConditions(PurchaseFacts.VOCABULARY);
    }

    /** Keeps the rules that were read. */
    @Produces
    @Singleton
    PostgresRules rules(CelConditions conditions) {
        return new PostgresRules(conditions);
    }

    /** Reads all rules before the first purchase comes: to read a thousand conditions takes a while. */
    void start(@Observes StartupEvent event, PostgresRules rules, Pool pool) {
        Uni.createFrom().deferred(() -> rules.book(pool)).await().atMost(LONGEST);
    }
}
