package olp.loyalty.points;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;

/**
 * A movement of points, as its owner sees it.
 *
 * @param points more than zero for what came, less for what went; of ACTIVATED what became active
 * @param purchase that it came from; left out if from none
 */
record Movement(UUID id, Instant at, String kind, long points, UUID purchase, Because because) {
    private static final Set<String> OF_PURCHASES =
            Set.of("EARNED", "ACTIVATED", "SPENT", "REVERSED", "RESTORED", "EXPIRED");

    /** Why: the rule, its version, the reason in words, and the lots that were touched. */
    record Because(String rule, Integer version, String text, List<LotPoints> lots) {}

    /** Points of one lot. */
    record LotPoints(UUID lot, long points) {
        static LotPoints of(Part part) {
            return new LotPoints(part.lot(), part.amount());
        }
    }

    static Movement of(Entry entry) {
        var sign = entry.to().isHolders() ? 1 : -1;
        return new Movement(
                entry.id(),
                entry.at(),
                entry.kind(),
                sign * entry.amount(),
                OF_PURCHASES.contains(entry.kind()) && !isOrder(entry.because()) ? entry.cause() : null,
                because(entry));
    }

    /** What a reward was ordered with is no purchase's. */
    private static boolean isOrder(Reason reason) {
        return reason != null && reason.rule() != null && reason.rule().startsWith("reward:");
    }

    private static Because because(Entry entry) {
        var reason = entry.because();
        var gives = entry.from() == Place.ISSUED || entry.from() == Place.ADJUSTED;
        var lots = gives && entry.parts().isEmpty()
                ? List.of(new LotPoints(entry.id(), entry.amount()))
                : entry.parts().stream().map(LotPoints::of).toList();
        return reason == null
                ? lots.isEmpty() ? null : new Because(null, null, null, lots)
                : new Because(reason.rule(), reason.version(), reason.text(), lots.isEmpty() ? null : lots);
    }
}
