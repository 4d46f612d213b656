package olp.loyalty.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Settling;

/** What other services are told of points; schemas in {@code docs/events}. */
public final class PointsEvents {
    /** The topic of them all. */
    public static final String TOPIC = "loyalty.points";

    /** What a statement calls what time brings about. */
    public static final Kinds KINDS = new Kinds("ACTIVATED", "EXPIRED");

    private PointsEvents() {}

    /** Points of one lot that were spent, and who had issued them. */
    public record SpentLot(UUID lot, UUID issuer, long points) {
        /** The parts of lots as events name them. */
        public static List<SpentLot> of(List<Part> parts) {
            return parts.stream()
                    .map(part -> new SpentLot(part.lot(), part.issuer(), part.amount()))
                    .toList();
        }
    }

    record Spent(
            UUID account,
            String card,
            UUID partner,
            UUID cause,
            long points,
            List<SpentLot> lots,
            Instant acceptedAt) {}

    record Expired(UUID account, long points, List<SpentLot> lots, Instant at) {}

    /**
     * Points were spent at a partner.
     *
     * @param key the account the card was issued with
     * @param cause the purchase, or the hold that was captured by itself
     */
    public static OutgoingEvent spent(
            String key, UUID account, String card, UUID partner, UUID cause, List<Part> parts, Instant acceptedAt) {
        return OutgoingEvent.of(
                TOPIC,
                key,
                "loyalty.points-spent.v1",
                cause,
                new Spent(account, card, partner, cause, Part.sum(parts), SpentLot.of(parts), acceptedAt));
    }

    /** Posts what is due of these holders; answers what is to be told of it. */
    public static List<OutgoingEvent> settle(LedgerBatch batch, Collection<Holder> holders) {
        List<OutgoingEvent> told = new ArrayList<>();
        Settling.settle(batch, KINDS, holders).stream()
                .filter(entry -> entry.to() == Place.EXPIRED)
                .map(PointsEvents::expired)
                .forEach(told::add);
        return told;
    }

    private static OutgoingEvent expired(Entry entry) {
        return OutgoingEvent.of(
                TOPIC,
                entry.account().toString(),
                "loyalty.points-expired.v1",
                entry.account(),
                new Expired(entry.account(), entry.amount(), SpentLot.of(entry.parts()), entry.at()));
    }
}
