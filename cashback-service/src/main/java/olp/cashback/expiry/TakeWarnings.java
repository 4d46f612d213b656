package olp.cashback.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import olp.cashback.cards.Aliases;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import olp.platform.ledger.ExpiryWarnings;

/** Hears from the notification-service who was warned. */
@ApplicationScoped
public class TakeWarnings {
    /** The event that says so. */
    public static final Set<String> TOLD_BY = ExpiryWarnings.TOLD_BY;

    private final ExpiryWarnings warnings;
    private final Aliases aliases;

    TakeWarnings(ExpiryWarnings warnings, Aliases aliases) {
        this.warnings = warnings;
        this.aliases = aliases;
    }

    /** What was planned of those who were warned lapses from now on, at its time. */
    public Uni<Void> take(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : aliases.share(tx).flatMap(shared -> warnings.take(tx, events, verdicts));
    }
}
