package olp.loyalty.purchases;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import olp.platform.web.Lane;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A few lanes in which purchases are taken together; a card's go to one of them, so that they keep their order. */
@ApplicationScoped
class PurchaseQueue {
    private static final int LARGEST_BATCH = 500;

    private final List<Lane<Posted, PurchaseOutcome>> lanes;

    PurchaseQueue(
            RecordPurchases recording,
            MeterRegistry meters,
            @ConfigProperty(name = "olp.purchases.lanes", defaultValue = "2") int lanes,
            @ConfigProperty(name = "olp.purchases.waiting-most", defaultValue = "4000") int waitingMost) {
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(number ->
                        new Lane<Posted, PurchaseOutcome>(waitingMost / lanes, LARGEST_BATCH, recording::record))
                .toList();
        meters.gauge(
                "olp.purchases.waiting",
                this.lanes,
                all -> all.stream().mapToInt(Lane::size).sum());
    }

    /** Completes when the purchase is durable, or refused; over capacity it fails at once with 503. */
    Uni<PurchaseOutcome> record(Posted posted) {
        return lanes.get(Math.floorMod(posted.purchase().card().hashCode(), lanes.size()))
                .submit(posted);
    }
}
