package olp.notification.inbox.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.notification.templates.model.Value;

/**
 * {@code loyalty.tier-changed.v1}, as far as the member is told.
 *
 * @param from code of the level before, or null
 * @param to code of the level now
 * @param name of the level now
 */
public record TierChanged(UUID account, String from, String to, String name, BigDecimal discountPercent, Instant at)
        implements News {
    public TierChanged {
        requireNonNull(account, "account");
        requireNonNull(to, "to");
        requireNonNull(name, "name");
        requireNonNull(discountPercent, "discountPercent");
        requireNonNull(at, "at");
        if (discountPercent.signum() < 0 || discountPercent.scale() > 9 || discountPercent.scale() < -2) {
            throw new IllegalArgumentException("discountPercent is no percentage: " + discountPercent);
        }
    }

    @Override
    public Kind kind() {
        return Kind.TIER_CHANGED;
    }

    @Override
    public UUID partner() {
        return null;
    }

    @Override
    public Map<String, Value> values() {
        return new Named<Value>()
                .with("level", new Value.Text(name))
                .with("discount", discountPercent.signum() == 0 ? null : new Value.Percent(discountPercent))
                .with("at", new Value.Moment(at))
                .all();
    }

    @Override
    public Map<String, Object> about() {
        return new Named<Object>()
                .with("from", from)
                .with("to", to)
                .with("discountPercent", discountPercent.toPlainString())
                .with("at", at.toString())
                .all();
    }
}
