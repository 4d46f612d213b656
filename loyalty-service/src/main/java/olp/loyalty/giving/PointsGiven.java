package olp.loyalty.giving;

import java.time.Instant;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Lot;

/**
 * Points that are a gift; the data of {@code loyalty.points-given.v1}.
 *
 * @param because the rule that gave them
 */
public record PointsGiven(
        UUID account,
        String card,
        long points,
        UUID lot,
        UUID issuer,
        String because,
        int version,
        String text,
        Instant givenAt) {
    /** What is told of a lot that was given as a gift. */
    public static OutgoingEvent event(Lot lot, String card, String text, Instant givenAt) {
        return OutgoingEvent.of(
                PointsEvents.TOPIC,
                lot.origin().toString(),
                "loyalty.points-given.v1",
                lot.id(),
                new PointsGiven(
                        lot.account(),
                        card,
                        lot.earned(),
                        lot.id(),
                        lot.issuer(),
                        lot.rule(),
                        lot.version(),
                        text,
                        givenAt));
    }
}
