package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears from the notification-service who was warned: what was planned lapses then, but not before two weeks. */
@ApplicationScoped
public class ExpiryWarnings {
    /** The event that says so. */
    public static final Set<String> TOLD_BY = Set.of("notification.expiry-warned.v1");

    private final ExpiryPlans plans;
    private final String service;

    ExpiryWarnings(ExpiryPlans plans, @ConfigProperty(name = "olp.service") String service) {
        this.plans = plans;
        this.service = service;
    }

    /**
     * What is read of it.
     *
     * @param plan of {@code <service>.expiry-planned.v1}
     * @param warnedAt when the warning was delivered
     * @param service whose plan it is; null: it is for who knows the plan to say
     */
    record Warned(UUID plan, Instant warnedAt, String service) {}

    private record Heard(IncomingEvent event, Warned says) {}

    /** Takes warnings of this service's plans; those of other services' plans do not concern it. */
    public Uni<Void> take(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        Map<UUID, Heard> warned = new HashMap<>();
        for (var event : events) {
            if (TOLD_BY.contains(event.type())) {
                read(event, warned, verdicts);
            }
        }
        if (warned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Instant> at = new HashMap<>();
        warned.forEach((plan, heard) -> at.put(plan, heard.says().warnedAt()));
        return plans.warned(tx, at)
                .invoke(known -> warned.values().stream()
                        .filter(each -> each.says().service() != null
                                && !known.contains(each.says().plan()))
                        .forEach(each -> verdicts.dead(each.event(), "there is no such plan")))
                .replaceWithVoid();
    }

    private void read(IncomingEvent event, Map<UUID, Heard> warned, Verdicts verdicts) {
        try {
            var says = event.as(Warned.class);
            if (says == null || says.plan() == null || says.warnedAt() == null) {
                verdicts.dead(event, "names no plan or no time");
            } else if (says.service() == null || says.service().equals(service)) {
                warned.putIfAbsent(says.plan(), new Heard(event, says));
            }
        } catch (IllegalArgumentException unreadable) {
            verdicts.dead(event, unreadable.getMessage());
        }
    }
}
