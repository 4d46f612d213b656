package olp.notification.inbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import olp.notification.templates.model.Value;

/** {@code loyalty.points-earned.v1}, as far as the member is told. */
public record PointsEarned(
        UUID account, UUID purchase, UUID partner, long points, Instant activeAt, LocalDate expiresOn) implements News {
    public PointsEarned {
        requireNonNull(account, "account");
        requireNonNull(purchase, "purchase");
        requireNonNull(partner, "partner");
        requireNonNull(activeAt, "activeAt");
        requireNonNull(expiresOn, "expiresOn");
    }

    @Override
    public Kind kind() {
        return Kind.POINTS_EARNED;
    }

    @Override
    public Map<String, Value> values() {
        return new Named<Value>()
                .with("points", new Value.Count(points))
                .with("activeAt", new Value.Moment(activeAt))
                .with("expiresOn", new Value.Day(expiresOn))
                .all();
    }

    @Override
    public Map<String, Object> about() {
        return new Named<Object>()
                .with("purchase", purchase.toString())
                .with("partner", partner.toString())
                .with("points", points)
                .with("activeAt", activeAt.toString())
                .with("expiresOn", expiresOn.toString())
                .all();
    }
}
