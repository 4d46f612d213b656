package olp.platform.web;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets that codes were used once they have long been too old to be used again: a day after, some at a time. */
@ApplicationScoped
public class ForgetCodes {
    private static final int AT_A_TIME = 10_000;
    private static final String FORGET = "select forget_used_codes($1)";

    private final Pool pool;

    ForgetCodes(Pool pool) {
        this.pool = pool;
    }

    /** Forgets some. */
    @Scheduled(identity = "forget-codes", every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> forget() {
        return pool.preparedQuery(FORGET).execute(Tuple.of(AT_A_TIME)).replaceWithVoid();
    }
}
