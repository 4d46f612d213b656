package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import olp.platform.events.EventHandler;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import olp.platform.ledger.ExpiryWarnings;

/** Hears from the notification-service who was warned. */
@ApplicationScoped
class TakeWarnings implements EventHandler {
    private final ExpiryWarnings warnings;

    TakeWarnings(ExpiryWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        return warnings.take(tx, events, verdicts).replaceWith(verdicts);
    }
}
