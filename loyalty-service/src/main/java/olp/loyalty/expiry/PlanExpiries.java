package olp.loyalty.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.SettingsStore;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.ExpiryNotices;
import olp.platform.ledger.ExpiryNotices.Plan;

/** Asks, 30 days ahead, that the holders of points that are to lapse be warned. */
@ApplicationScoped
class PlanExpiries {
    private static final int LOTS_AT_A_TIME = 1_000;

    private final Pool pool;
    private final ExpiryNotices notices;
    private final ExpiryPlans plans;
    private final SettingsStore settings;
    private final Outbox outbox;

    PlanExpiries(Pool pool, ExpiryNotices notices, ExpiryPlans plans, SettingsStore settings, Outbox outbox) {
        this.pool = pool;
        this.notices = notices;
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
        return pool.withTransaction(tx -> notices.plan(tx, TimeOrderedIds::next, LOTS_AT_A_TIME)
                        .flatMap(made -> made.isEmpty()
                                ? Uni.createFrom().item(made)
                                : settings.history(tx)
                                        .flatMap(history -> tell(
                                                tx,
                                                made,
                                                history.at(Instant.now())
                                                        .program()
                                                        .zone()))
                                        .replaceWith(made)))
                .flatMap(made -> made.isEmpty() ? Uni.createFrom().voidItem() : plan());
    }

    private Uni<Void> tell(SqlConnection tx, List<Plan> made, ZoneId zone) {
        return plans.add(tx, made)
                .flatMap(members -> outbox.append(
                        Tx.of(tx),
                        made.stream()
                                .map(plan -> OutgoingEvent.of(
                                        PointsEvents.TOPIC,
                                        plan.account().toString(),
                                        "loyalty.expiry-planned.v1",
                                        plan.id(),
                                        new Planned(
                                                plan.id(),
                                                plan.account(),
                                                members.get(plan.account()),
                                                plan.amount(),
                                                PointsEvents.lastDay(plan.expiresAt(), zone))))
                                .toList()));
    }
}
