package olp.loyalty.purchases;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import olp.platform.web.Lanes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A few lanes in which purchases are taken together; a card's go to one of them, so that they keep their order. */
@ApplicationScoped
class PurchaseQueue {
    private static final int LARGEST_BATCH = 500;
    private static final Duration APART = Duration.ofMillis(20);

    private final Lanes<Posted, PurchaseOutcome> lanes;

    PurchaseQueue(
            RecordPurchases recording,
            MeterRegistry meters,
            @ConfigProperty(name = "olp.purchases.lanes", defaultValue = "2") int lanes,
            @ConfigProperty(name = "olp.purchases.waiting-most", defaultValue = "4000") int waitingMost) {
        this.lanes = new Lanes<>(lanes, waitingMost / lanes, LARGEST_BATCH, APART, recording::record);
        meters.gauge("olp.purchases.waiting", this.lanes, Lanes::size);
    }

    /**
     * Completes when the purchase is durable, or refused; over capacity it fails at once with 503. Lines of journals are not
     * counted: they have places of their own, and wait for them.
     */
    Uni<PurchaseOutcome> record(Posted posted) {
        var card = posted.purchase().card();
        return posted.journal() ? lanes.submitInAnyCase(card, posted) : lanes.submit(card, posted);
    }
}
