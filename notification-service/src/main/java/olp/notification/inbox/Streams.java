package olp.notification.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open streams of this instance. */
@ApplicationScoped
class Streams {
    private static final int AT_A_TIME = 100;

    private final Messages messages;
    private final ConcurrentHashMap<UUID, Set<MultiEmitter<? super Boolean>>> open = new ConcurrentHashMap<>();
    private final AtomicLong count;

    Streams(Messages messages, MeterRegistry meters) {
        this.messages = messages;
        this.count = meters.gauge("olp.inbox.streams", new AtomicLong());
    }

    /**
     * A member's messages after a number, and on without end: those that are there, then each as it comes. A reader who
     * is slow is sent no more than they take; whoever cancels is forgotten.
     */
    Multi<Message> after(UUID member, long number) {
        var sent = new AtomicLong(number);
        // Woken often while busy is woken once; the first look comes after being listed, so that nothing falls between.
        return Multi.createFrom()
                .<Boolean>emitter(wakeUps -> listed(member, wakeUps), BackPressureStrategy.LATEST)
                .onItem()
                .transformToMultiAndConcatenate(woken -> unsent(member, sent));
    }

    private void listed(UUID member, MultiEmitter<? super Boolean> wakeUps) {
        open.compute(member, (key, others) -> {
            var all = others == null ? ConcurrentHashMap.<MultiEmitter<? super Boolean>>newKeySet() : others;
            all.add(wakeUps);
            return all;
        });
        count.incrementAndGet();
        wakeUps.onTermination(() -> {
            open.computeIfPresent(member, (key, others) -> {
                others.remove(wakeUps);
                return others.isEmpty() ? null : others;
            });
            count.decrementAndGet();
        });
        wakeUps.emit(true);
    }

    private Multi<Message> unsent(UUID member, AtomicLong sent) {
        return Multi.createBy()
                .repeating()
                .uni(() -> messages.after(member, sent.get(), AT_A_TIME).invoke(found -> {
                    if (!found.isEmpty()) {
                        sent.set(found.getLast().number());
                    }
                }))
                .whilst(found -> found.size() == AT_A_TIME)
                .onItem()
                .<Message>disjoint();
    }

    /** Has the streams of a member look for new messages. */
    void wake(UUID member) {
        open.getOrDefault(member, Set.of()).forEach(wakeUps -> wakeUps.emit(true));
    }

    /** Has all streams look for new messages. */
    void wakeAll() {
        open.keySet().forEach(this::wake);
    }
}
