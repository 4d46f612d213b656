package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.events.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the facts of the notification-service come in. */
@ApplicationScoped
class FeedbackListener {
    private final Inbox inbox;
    private final TakeWarnings warnings;

    FeedbackListener(Inbox inbox, TakeWarnings warnings) {
        this.inbox = inbox;
        this.warnings = warnings;
    }

    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.consume(records, warnings);
    }
}
