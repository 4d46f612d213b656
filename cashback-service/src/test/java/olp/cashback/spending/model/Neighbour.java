package olp.cashback.spending.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.cashback.holds.model.WalletHold;

/**
 * loyalty-service and Kafka, as simple as can be: purchases are accepted at an instant and told at another, watermarks are
 * read, wait for what was under way, and are told on every partition; each partition keeps its order.
 */
final class Neighbour {
    static final int PARTITIONS = 3;

    /**
     * A purchase that carries a proof.
     *
     * @param key of its card; decides the partition
     * @param inTime true if it was accepted before the proof's end
     */
    record Purchase(UUID id, int key, UUID hold, long amount, boolean inTime) {}

    /** What is told: a purchase, or else a watermark. */
    record Event(Purchase purchase, Instant acceptedBefore) {}

    private record Reading(Instant at, Set<Purchase> underWay) {}

    final List<List<Event>> partitions = new ArrayList<>();
    final List<Purchase> accepted = new ArrayList<>();
    private final List<Purchase> underWay = new ArrayList<>();
    private final Set<UUID> proofs = new HashSet<>();
    private Reading reading;
    Instant now = Instant.parse("2026-11-21T10:00:00Z");

    Neighbour() {
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
    }

    /** Accepts a purchase, unless its proof was used or is late at the till; it is told later. */
    void accept(WalletHold hold, int key, boolean journal) {
        var inTime = hold.endsAt().isAfter(now);
        if ((inTime || journal) && proofs.add(hold.id())) {
            var purchase = new Purchase(UUID.randomUUID(), key, hold.id(), hold.amount(), inTime);
            accepted.add(purchase);
            underWay.add(purchase);
        }
    }

    /** One of those under way is committed, and so told. */
    void commit(int pick) {
        if (!underWay.isEmpty()) {
            var purchase = underWay.remove(pick % underWay.size());
            partitions.get(purchase.key() % PARTITIONS).add(new Event(purchase, null));
        }
    }

    void readWatermark() {
        if (reading == null) {
            reading = new Reading(now, new HashSet<>(underWay));
        }
    }

    void tellWatermark() {
        if (reading != null && underWay.stream().noneMatch(reading.underWay()::contains)) {
            for (var partition : partitions) {
                partition.add(new Event(null, reading.at()));
            }
            reading = null;
        }
    }

    /** Everything under way ends, and is told. */
    void rest() {
        while (!underWay.isEmpty()) {
            commit(0);
        }
        tellWatermark();
        readWatermark();
        tellWatermark();
    }
}
