package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.events.EventHandler;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import olp.platform.ledger.ExpiryNotices;

/** Hears from the notification-service who was warned: what was planned lapses then, but not before two weeks. */
@ApplicationScoped
class TakeWarnings implements EventHandler {
    private static final String WARNED = "notification.expiry-warned.v1";

    private final ExpiryPlans plans;
    private final ExpiryNotices notices;

    TakeWarnings(ExpiryPlans plans, ExpiryNotices notices) {
        this.plans = plans;
        this.notices = notices;
    }

    /**
     * What we read of it.
     *
     * @param plan of {@code loyalty.expiry-planned.v1}
     * @param warnedAt when the warning was delivered
     */
    record Warned(UUID plan, Instant warnedAt) {}

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        Map<UUID, Instant> warned = new HashMap<>();
        Map<UUID, IncomingEvent> by = new HashMap<>();
        for (var event : events) {
            if (WARNED.equals(event.type())) {
                try {
                    var says = event.as(Warned.class);
                    if (says == null || says.plan() == null || says.warnedAt() == null) {
                        verdicts.dead(event, "names no plan or no time");
                    } else if (warned.putIfAbsent(says.plan(), says.warnedAt()) == null) {
                        by.put(says.plan(), event);
                    }
                } catch (IllegalArgumentException unreadable) {
                    verdicts.dead(event, unreadable.getMessage());
                }
            }
        }
        return warned.isEmpty()
                ? Uni.createFrom().item(verdicts)
                : plans.warned(tx, warned).flatMap(known -> {
                    by.keySet().stream()
                            .filter(plan -> !known.contains(plan))
                            .forEach(plan -> verdicts.dead(by.get(plan), "there is no such plan"));
                    warned.keySet().retainAll(known);
                    return notices.warned(tx, warned).replaceWith(verdicts);
                });
    }
}
