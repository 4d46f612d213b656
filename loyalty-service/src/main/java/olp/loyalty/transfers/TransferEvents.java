package olp.loyalty.transfers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.points.PointsEvents.SpentLot;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Part;

/** What other services are told of points that were passed on or put right; schemas in {@code docs/events}. */
final class TransferEvents {
    private TransferEvents() {}

    record Side(String card, UUID account) {
        static Side of(Card card) {
            return new Side(card.number(), card.account());
        }
    }

    record Transferred(UUID id, Side from, Side to, long points, List<SpentLot> lots, Instant acceptedAt) {}

    record Adjusted(UUID id, String card, UUID account, long points, List<SpentLot> lots, Instant acceptedAt) {}

    static OutgoingEvent transferred(UUID id, Card from, Card to, List<Part> parts, Instant at) {
        return event(
                "transferred",
                from,
                id,
                new Transferred(id, Side.of(from), Side.of(to), Part.sum(parts), SpentLot.of(parts), at));
    }

    static OutgoingEvent adjusted(UUID id, Card card, long points, List<Part> parts, Instant at) {
        return event(
                "adjusted", card, id, new Adjusted(id, card.number(), card.account(), points, SpentLot.of(parts), at));
    }

    private static OutgoingEvent event(String what, Card card, UUID subject, Object data) {
        return OutgoingEvent.of(
                PointsEvents.TOPIC, card.issuedAccount().toString(), "loyalty.points-" + what + ".v1", subject, data);
    }
}
