package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service does with the facts of others: one bean a service. */
public interface EventHandler {
    /**
     * Applies a batch in the given transaction, which also notes that its events were seen. The events come from several
     * topics; within one topic and key they are in order, and none was applied before. If this throws because of what an
     * event says (not because the database is away), the batch is tried again one by one and the culprit is set aside.
     */
    Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events);
}
