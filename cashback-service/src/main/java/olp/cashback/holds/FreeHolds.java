package olp.cashback.holds;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.holds.WalletHolds.At;
import olp.cashback.holds.model.Freeing;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.WaitingEvents;
import olp.platform.events.WaitingEvents.Thing;
import olp.platform.events.Watermarks;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Hold.State;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.Settling;

/**
 * Frees what holds with a proof set aside, once no purchase can have used the proof in time ({@link Freeing}). Several
 * instances may do so at once: under the wallets' locks one of them frees a hold, and the next finds it ended.
 */
@ApplicationScoped
class FreeHolds {
    private static final int AT_A_TIME = 500;
    private static final Duration LONGEST = Duration.ofSeconds(HoldResource.LONGEST_SECONDS);
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(30);
    private static final String PURCHASES = "loyalty.purchases";
    private static final String RECORDED = "loyalty.purchase-recorded.v1";
    private static final String PAID_WITH = "CASHBACK";

    private final Pool pool;
    private final Watermarks watermarks;
    private final WaitingEvents waiting;
    private final WalletHolds holds;
    private final Postings postings;
    private final Outbox outbox;

    FreeHolds(
            Pool pool,
            Watermarks watermarks,
            WaitingEvents waiting,
            WalletHolds holds,
            Postings postings,
            Outbox outbox) {
        this.pool = pool;
        this.watermarks = watermarks;
        this.waiting = waiting;
        this.holds = holds;
        this.postings = postings;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "free-holds",
            every = "${olp.cashback.free-holds-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> free() {
        return watermarks
                .passed(PURCHASES)
                .flatMap(told -> told.isEmpty() ? Uni.createFrom().voidItem() : free(told.get(), null));
    }

    private Uni<Void> free(Instant told, WalletHold after) {
        return pool.withTransaction(tx -> page(tx, told, after))
                .flatMap(last -> last == null ? Uni.createFrom().voidItem() : free(told, last));
    }

    /** Frees some; answers the last that was looked at, if there may be more. */
    private Uni<WalletHold> page(SqlConnection tx, Instant told, WalletHold after) {
        return holds.pastEnd(tx, told, after, AT_A_TIME).flatMap(found -> {
            var things = found.stream().map(At::hold).map(FreeHolds::thing).toList();
            // Looked at before the wallets are locked: what is applied meanwhile is then found to be spent.
            return waiting.about(tx, PURCHASES, RECORDED, PAID_WITH, things)
                    .map(awaited -> found.stream()
                            .filter(each -> Freeing.isDue(
                                    each.hold(),
                                    told,
                                    each.now(),
                                    awaited.contains(each.hold().id())))
                            .map(At::hold)
                            .toList())
                    .flatMap(due -> due.isEmpty() ? Uni.createFrom().voidItem() : release(tx, due))
                    .map(done ->
                            found.size() < AT_A_TIME ? null : found.getLast().hold());
        });
    }

    /** A purchase that cannot be read may have spent it if it was told while the proof was good, give or take the clocks. */
    private static Thing thing(WalletHold hold) {
        return new Thing(
                hold.id(),
                hold.issued().toString(),
                hold.endsAt().minus(LONGEST).minus(CLOCKS_MAY_DIFFER),
                hold.endsAt().plus(CLOCKS_MAY_DIFFER));
    }

    private Uni<Void> release(SqlConnection tx, List<WalletHold> due) {
        var ids = due.stream().map(WalletHold::id).toList();
        var issued = due.stream().map(WalletHold::issued).collect(Collectors.toSet());
        return postings.lock(tx, issued, accounts -> new Wanted().holds(ids)).flatMap(locked -> {
            List<UUID> freed = new ArrayList<>();
            List<OutgoingEvent> told = new ArrayList<>();
            due.stream().filter(hold -> end(locked, hold)).forEach(hold -> {
                freed.add(hold.id());
                told.add(HoldEvents.freed(
                        hold,
                        locked.accountOf(hold.issued()),
                        Freeing.ended(hold),
                        locked.batch().at()));
            });
            return postings.write(tx, locked.batch())
                    .flatMap(written -> holds.free(tx, freed, locked.batch().at()))
                    .flatMap(kept -> outbox.append(Tx.of(tx), told));
        });
    }

    /** False if a purchase has spent it, or another instance freed it, before its wallet was locked. */
    private static boolean end(Locked locked, WalletHold hold) {
        var batch = locked.batch();
        var holder = batch.find(locked.accountOf(hold.issued()));
        var open = batch.hold(hold.id());
        if (open == null || open.state() != State.HELD) {
            return false;
        }
        new Holds(batch).end(open, Freeing.ended(hold), batch.at());
        // What is free of a lot that has lapsed meanwhile lapses now.
        Settling.settle(batch, Postings.KINDS, holder);
        return true;
    }
}
