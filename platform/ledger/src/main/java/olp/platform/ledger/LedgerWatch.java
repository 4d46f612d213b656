package olp.platform.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Checks the ledger now and then against its own entries. {@code olp.ledger.drift} counts what is off; the log names it.
 * It reads all entries, so not more often than an operator needs to know.
 */
@ApplicationScoped
public class LedgerWatch {
    private static final Logger LOG = Logger.getLogger(LedgerWatch.class);

    private final TrialBalances balances;
    private final AtomicInteger off;

    LedgerWatch(TrialBalances balances, MeterRegistry meters) {
        this.balances = balances;
        this.off = meters.gauge("olp.ledger.drift", new AtomicInteger());
    }

    /** Checks now: names what is off, at most ten. */
    @Scheduled(
            identity = "ledger-watch",
            every = "${olp.ledger.check-every:1h}",
            delayed = "${olp.ledger.check-every:1h}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> check() {
        return balances.drift().invoke(this::report).replaceWithVoid();
    }

    private void report(List<String> drift) {
        off.set(drift.size());
        drift.forEach(what -> LOG.errorf("the ledger is off: %s is not what its entries say", what));
    }
}
