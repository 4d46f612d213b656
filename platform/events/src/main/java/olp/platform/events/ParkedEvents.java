package olp.platform.events;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import olp.platform.events.SetAsideEvents.Outcome;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands parked events in again: at once when what they wait for has become known, and now and then in any case, since
 * with several instances an event can be parked at the very moment another instance learns what it waits for. They have
 * transactions of their own, so that a poisonous one harms no other event.
 */
@ApplicationScoped
class ParkedEvents {
    private static final int AT_A_TIME = 500;
    private static final int VAIN_PARTS_MOST = 20;

    private final Pool pool;
    private final SetAsideEvents setAside;
    private final Instance<EventHandler> handlers;
    private final Duration every;

    ParkedEvents(
            Pool pool,
            SetAsideEvents setAside,
            Instance<EventHandler> handlers,
            @ConfigProperty(name = "olp.inbox.retry-parked-every", defaultValue = "10s") Duration every) {
        this.pool = pool;
        this.setAside = setAside;
        this.handlers = handlers;
        this.every = every;
    }

    /**
     * Hands in what waits for any of these, then what waits for what those provide, until nothing more is set free; a part
     * of it at a time, however much it is.
     */
    Uni<Void> settle(List<String> provided, EventHandler handler) {
        return provided.isEmpty()
                ? Uni.createFrom().voidItem()
                : Failures.patiently(() -> setAside.newest(pool))
                        .flatMap(upTo -> repeatedly(
                                () -> handIn(tx -> setAside.release(tx, provided, upTo, AT_A_TIME), handler),
                                outcome -> outcome.taken() > 0,
                                handler));
    }

    /** Goes on for as long as parts bring anything forward, and through some more that do not. */
    @Scheduled(
            identity = "retry-parked",
            every = "${olp.inbox.retry-parked-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> retry() {
        if (!handlers.isResolvable()) {
            return Uni.createFrom().voidItem();
        }
        var vain = new AtomicInteger();
        return repeatedly(
                () -> handIn(tx -> setAside.releaseOldest(tx, every, AT_A_TIME), handlers.get()),
                outcome ->
                        outcome.done() > 0 || outcome.taken() == AT_A_TIME && vain.incrementAndGet() < VAIN_PARTS_MOST,
                handlers.get());
    }

    private Uni<Void> repeatedly(Supplier<Uni<Outcome>> part, Predicate<Outcome> whilst, EventHandler handler) {
        return Multi.createBy()
                .repeating()
                .uni(() -> part.get()
                        .call(outcome ->
                                settle(outcome.provided().stream().distinct().toList(), handler)))
                .whilst(whilst)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Outcome> handIn(Function<SqlConnection, Uni<List<IncomingEvent>>> release, EventHandler handler) {
        return Failures.<Outcome>patiently(() -> pool.withTransaction(
                        tx -> release.apply(tx).flatMap(events -> setAside.handle(tx, events, handler))))
                .onFailure(Failures::isPoison)
                // The release was rolled back: look again at what it found, and hand each in alone.
                .recoverWithUni(
                        poison -> Failures.patiently(() -> peek(release)).flatMap(events -> oneByOne(events, handler)));
    }

    private Uni<List<IncomingEvent>> peek(Function<SqlConnection, Uni<List<IncomingEvent>>> release) {
        return pool.withConnection(connection ->
                connection.begin().flatMap(tx -> release.apply(connection).call(tx::rollback)));
    }

    private Uni<Outcome> oneByOne(List<IncomingEvent> events, EventHandler handler) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> Failures.<Outcome>patiently(() -> pool.withTransaction(
                                tx -> setAside.take(tx, event).flatMap(taken -> setAside.handle(tx, taken, handler))))
                        .onFailure(Failures::isPoison)
                        .recoverWithUni(poison -> Failures.patiently(
                                        () -> pool.withTransaction(tx -> setAside.bury(tx, event, poison)))
                                .replaceWith(new Outcome(1, 1, List.of()))))
                .collect()
                .with(Collectors.reducing(Outcome.NOTHING, Outcome::and));
    }
}
