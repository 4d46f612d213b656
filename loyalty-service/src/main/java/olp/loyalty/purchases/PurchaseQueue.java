package olp.loyalty.purchases;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import olp.platform.web.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes concurrent purchases together: whatever arrived while the last batch was being written is the next one. A card's
 * purchases go to one of a few lanes, so that they keep their order; with nothing to wait for, a purchase goes at once.
 * Each lane is bounded: beyond that the till is told to come back.
 */
@ApplicationScoped
class PurchaseQueue {
    private static final int LARGEST_BATCH = 500;

    private final RecordPurchases recording;
    private final int bound;
    private final List<Lane> lanes;

    PurchaseQueue(
            RecordPurchases recording,
            MeterRegistry meters,
            @ConfigProperty(name = "olp.purchases.lanes", defaultValue = "2") int lanes,
            @ConfigProperty(name = "olp.purchases.waiting-most", defaultValue = "4000") int waitingMost) {
        this.recording = recording;
        this.bound = waitingMost / lanes;
        this.lanes = IntStream.range(0, lanes).mapToObj(number -> new Lane()).toList();
        meters.gauge(
                "olp.purchases.waiting",
                this.lanes,
                all -> all.stream().mapToInt(Lane::size).sum());
    }

    /** Completes when the purchase is durable, or refused; a full lane is refused at once with 503. */
    Uni<PurchaseOutcome> record(Posted posted) {
        var lane = lanes.get(Math.floorMod(posted.purchase().card().hashCode(), lanes.size()));
        return Uni.createFrom().emitter(emitter -> lane.offer(new Waiting(posted, emitter)));
    }

    private record Waiting(Posted posted, UniEmitter<? super PurchaseOutcome> emitter) {}

    private final class Lane {
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private boolean busy;

        synchronized int size() {
            return waiting.size();
        }

        void offer(Waiting one) {
            if (!enqueue(one)) {
                one.emitter()
                        .complete(new PurchaseOutcome.Refused(
                                Problem.of(503, "over-capacity", "Too many purchases at once; send this one again.")));
            } else {
                next();
            }
        }

        private synchronized boolean enqueue(Waiting one) {
            return waiting.size() < bound && waiting.offer(one);
        }

        private void next() {
            var batch = take();
            if (!batch.isEmpty()) {
                recording
                        .record(batch.stream().map(Waiting::posted).toList())
                        .subscribe()
                        .with(outcomes -> done(batch, outcomes), failure -> failed(batch, failure));
            }
        }

        private synchronized List<Waiting> take() {
            List<Waiting> batch = new ArrayList<>();
            while (!busy && !waiting.isEmpty() && batch.size() < LARGEST_BATCH) {
                batch.add(waiting.poll());
            }
            busy = busy || !batch.isEmpty();
            return batch;
        }

        private void done(List<Waiting> batch, List<PurchaseOutcome> outcomes) {
            release();
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).emitter().complete(outcomes.get(i));
            }
        }

        private void failed(List<Waiting> batch, Throwable failure) {
            release();
            batch.forEach(each -> each.emitter().fail(failure));
        }

        /** The next batch is under way before the answers of this one are written. */
        private void release() {
            synchronized (this) {
                busy = false;
            }
            next();
        }
    }
}
