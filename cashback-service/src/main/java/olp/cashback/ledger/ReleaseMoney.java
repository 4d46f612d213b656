package olp.cashback.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.ledger.DueAccounts;

/**
 * Enters the release of money whose time has come. A balance counts it from its time on, entered or not; this makes it an
 * entry of the statement.
 */
@ApplicationScoped
class ReleaseMoney {
    private final DueAccounts due;
    private final Postings postings;

    ReleaseMoney(DueAccounts due, Postings postings) {
        this.due = due;
        this.postings = postings;
    }

    @Scheduled(
            identity = "release-money",
            every = "${olp.cashback.release-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> release() {
        return due.post(postings::settle);
    }
}
