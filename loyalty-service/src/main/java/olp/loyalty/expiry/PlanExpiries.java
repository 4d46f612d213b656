package olp.loyalty.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.SettingsStore;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.ExpiryNotices.Plan;
import olp.platform.ledger.ExpiryPlans;
import olp.platform.ledger.model.Ends;

/** Asks, 30 days ahead, that the holders of points that are to lapse be warned. */
@ApplicationScoped
class PlanExpiries implements ExpiryPlans.Telling {
    private final ExpiryPlans plans;
    private final SettingsStore settings;
    private final Outbox outbox;

    PlanExpiries(ExpiryPlans plans, SettingsStore settings, Outbox outbox) {
        this.plans = plans;
        this.settings = settings;
        this.outbox = outbox;
    }

    /** The data of {@code loyalty.expiry-planned.v1}. */
    record Planned(UUID plan, UUID account, UUID member, long points, LocalDate expiresOn) {}

    @Scheduled(
            identity = "plan-expiries",
            every = "${olp.points.plan-expiries-every:60s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> plan() {
        return plans.plan(this);
    }

    @Override
    public Uni<Map<UUID, UUID>> members(SqlConnection tx, Collection<UUID> accounts) {
        return MembersOfAccounts.of(tx, accounts);
    }

    @Override
    public Uni<Void> tell(SqlConnection tx, List<Plan> made, Map<UUID, UUID> members) {
        return settings.history(tx)
                .map(history -> history.at(Instant.now()).program().zone())
                .flatMap(zone -> outbox.append(
                        Tx.of(tx),
                        made.stream()
                                .map(plan -> told(plan, members.get(plan.account()), zone))
                                .toList()));
    }

    private static OutgoingEvent told(Plan plan, UUID member, ZoneId zone) {
        return OutgoingEvent.of(
                PointsEvents.TOPIC,
                plan.account().toString(),
                "loyalty.expiry-planned.v1",
                plan.id(),
                new Planned(plan.id(), plan.account(), member, plan.amount(), Ends.lastDay(plan.expiresAt(), zone)));
    }
}
