package olp.cashback.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.cards.Aliases;
import olp.cashback.ledger.WalletEvents;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.ExpiryNotices.Plan;
import olp.platform.ledger.ExpiryPlans;
import olp.platform.ledger.model.Ends;

/** Asks, 30 days ahead, that the holders of money that is to lapse be warned. */
@ApplicationScoped
class PlanExpiries implements ExpiryPlans.Telling {
    private final ExpiryPlans plans;
    private final Aliases aliases;
    private final Programs programs;
    private final Outbox outbox;

    PlanExpiries(ExpiryPlans plans, Aliases aliases, Programs programs, Outbox outbox) {
        this.plans = plans;
        this.aliases = aliases;
        this.programs = programs;
        this.outbox = outbox;
    }

    /** The data of {@code cashback.expiry-planned.v1}. */
    record Planned(UUID plan, UUID account, UUID member, long amount, String currency, LocalDate expiresOn) {}

    @Scheduled(
            identity = "plan-expiries",
            every = "${olp.cashback.plan-expiries-every:60s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> plan() {
        return plans.plan(this);
    }

    @Override
    public Uni<Map<UUID, UUID>> members(SqlConnection tx, Collection<UUID> accounts) {
        return aliases.membersOf(tx, accounts);
    }

    @Override
    public Uni<Void> tell(SqlConnection tx, List<Plan> made, Map<UUID, UUID> members) {
        return programs.now(tx)
                .flatMap(program -> outbox.append(
                        Tx.of(tx),
                        made.stream()
                                .map(plan -> told(plan, members.get(plan.account()), program))
                                .toList()));
    }

    private static OutgoingEvent told(Plan plan, UUID member, Policy program) {
        return OutgoingEvent.of(
                WalletEvents.TOPIC,
                plan.account().toString(),
                "cashback.expiry-planned.v1",
                plan.id(),
                new Planned(
                        plan.id(),
                        plan.account(),
                        member,
                        plan.amount(),
                        program.currency(),
                        Ends.lastDay(plan.expiresAt(), program.zone())));
    }
}
