package olp.coalition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.events.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the facts of loyalty-service come in. */
@ApplicationScoped
class LoyaltyListener {
    private final Inbox inbox;
    private final LoyaltyFacts facts;

    LoyaltyListener(Inbox inbox, LoyaltyFacts facts) {
        this.inbox = inbox;
        this.facts = facts;
    }

    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.consume(records, facts);
    }
}
