package olp.cashback.spending;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** What a batch's purchases and returns mean for wallets that paid for something. */
@ApplicationScoped
public class PaidWithCashback {
    /** The event that spends. */
    public static final Set<String> SPENT_BY = Set.of("loyalty.purchase-recorded.v1");

    /** The event that gives back. */
    public static final Set<String> RESTORED_BY = Set.of("loyalty.purchase-returned.v1");

    private final SpendCashback spending;
    private final RestoreCashback restoring;

    PaidWithCashback(SpendCashback spending, RestoreCashback restoring) {
        this.spending = spending;
        this.restoring = restoring;
    }

    /** Those of these events that may spend cashback, or give some back. */
    public List<IncomingEvent> concerned(List<IncomingEvent> events, Verdicts verdicts) {
        return Carrying.among(events, verdicts);
    }

    /** Spends what these purchases were paid with; after they have earned, before what comes back of them. */
    public Uni<Void> spend(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        return spending.spend(tx, events, verdicts);
    }

    /** Gives back what these returns say. */
    public Uni<Void> restore(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        return restoring.restore(tx, events, verdicts);
    }
}
