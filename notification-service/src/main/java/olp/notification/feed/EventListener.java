package olp.notification.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.events.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EventListener {
    private final Inbox inbox;
    private final TakeInFacts handler;

    EventListener(Inbox inbox, TakeInFacts handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.consume(records, handler);
    }
}
