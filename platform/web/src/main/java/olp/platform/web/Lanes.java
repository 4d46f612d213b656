package olp.platform.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Takes concurrent requests together: whatever has arrived while a batch was at work is the next one. With nothing at work,
 * a request goes at once, or a few milliseconds after the batch before has: a batch costs much however small it is, and
 * handfuls one after the other would leave no processor for anybody else. Requests of one key are in one lane, and so keep
 * their order. A second batch goes beside the first only if many wait for it: two small ones cost more than one that is
 * larger. What waits is bounded: beyond that the client is told to come back.
 *
 * @param <T> a request
 * @param <R> its result
 */
public final class Lanes<T, R> {
    /** So many make a batch worth its own transaction while another one is at work. */
    private static final int MANY = 96;

    private static final Comparator<Lane<?, ?>> BY_TURN = Comparator.comparingLong(Lane::firstTurn);

    private final int waitingMost;
    private final int batchMost;
    private final Function<List<T>, Uni<List<R>>> work;
    private final List<Lane<T, R>> lanes;
    private final long apart;
    private long begun;
    private boolean alarmed;
    private int atWork;
    private long turns;

    /**
     * @param lanes how many batches may be at work at a time
     * @param waitingMost how many may wait in each
     * @param batchMost how many are taken together
     * @param apart the least time between the beginnings of two batches, unless many wait
     * @param work answers each request of a batch, in its order
     */
    public Lanes(int lanes, int waitingMost, int batchMost, Duration apart, Function<List<T>, Uni<List<R>>> work) {
        this.apart = apart.toNanos();
        this.begun = System.nanoTime() - this.apart;
        this.waitingMost = waitingMost;
        this.batchMost = batchMost;
        this.work = work;
        this.lanes =
                IntStream.range(0, lanes).mapToObj(number -> new Lane<T, R>()).toList();
    }

    /**
     * @param context in which it is answered, since what follows may ask who is calling; null: none of Vert.x's
     * @param counted true if it takes one of the places that are bounded
     */
    private record Waiting<T, R>(
            long turn, T request, UniEmitter<? super R> emitter, Context context, boolean counted) {

        void answer(Consumer<UniEmitter<? super R>> answer) {
            if (context == null || context == Vertx.currentContext()) {
                answer.accept(emitter);
            } else {
                try {
                    context.runOnContext(now -> answer.accept(emitter));
                } catch (RejectedExecutionException ended) {
                    // The service stops; those that come after in the batch are answered all the same.
                    answer.accept(emitter);
                }
            }
        }
    }

    private static final class Lane<T, R> {
        private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
        private int counted;
        private boolean busy;

        void add(Waiting<T, R> request) {
            counted += request.counted() ? 1 : 0;
            waiting.add(request);
        }

        Waiting<T, R> poll() {
            var request = waiting.poll();
            counted -= request.counted() ? 1 : 0;
            return request;
        }

        int size() {
            return waiting.size();
        }

        long firstTurn() {
            return waiting.peek().turn();
        }
    }

    private record Batch<T, R>(List<Lane<T, R>> lanes, List<Waiting<T, R>> requests) {}

    /** The result, once the batch that the request is in has one; 503 at once if too many wait. */
    public Uni<R> submit(Object key, T request) {
        return submit(key, request, true);
    }

    /**
     * As {@link #submit(Object, Object)}, however many wait, and without taking a place of theirs: for those whose number
     * is bounded elsewhere.
     */
    public Uni<R> submitInAnyCase(Object key, T request) {
        return submit(key, request, false);
    }

    private Uni<R> submit(Object key, T request, boolean counted) {
        var lane = lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(lane, request, emitter, counted)) {
                start();
            } else {
                emitter.fail(Problem.of(503, "over-capacity", "Too many requests at once; send this one again."));
            }
        });
    }

    /** How many wait. */
    public synchronized int size() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    private synchronized boolean enqueue(Lane<T, R> lane, T request, UniEmitter<? super R> emitter, boolean counted) {
        if (counted && lane.counted >= waitingMost) {
            return false;
        }
        lane.add(new Waiting<>(turns++, request, emitter, Vertx.currentContext(), counted));
        return true;
    }

    /** Starts what may be started, of the lanes where many wait that one first whose first request has waited longest. */
    private void start() {
        for (var batch = take(); batch != null; batch = take()) {
            var taken = batch;
            work.apply(taken.requests().stream().map(Waiting::request).toList())
                    .subscribe()
                    .with(results -> done(taken, results), failure -> failed(taken, failure));
        }
    }

    private synchronized Batch<T, R> take() {
        var full =
                lanes.stream().filter(lane -> !lane.busy && lane.size() >= MANY).min(BY_TURN);
        var any = lanes.stream().filter(lane -> lane.size() > 0).toList();
        if (full.isPresent()) {
            return take(atWork > 0 ? List.of(full.get()) : notAfter(full.get(), any));
        }
        if (atWork > 0 || any.isEmpty()) {
            return null;
        }
        var early = TimeUnit.NANOSECONDS.toMillis(begun + apart - System.nanoTime());
        if (early > 0) {
            startIn(early);
            return null;
        }
        return take(size() < MANY ? any : any.stream().min(BY_TURN).stream().toList());
    }

    /** Those whose first has waited at least as long: few that are never many must not wait for ever. */
    private static <T, R> List<Lane<T, R>> notAfter(Lane<T, R> full, List<Lane<T, R>> any) {
        return any.stream()
                .filter(lane -> lane.firstTurn() <= full.firstTurn())
                .sorted(BY_TURN)
                .toList();
    }

    private Batch<T, R> take(List<Lane<T, R>> from) {
        List<Waiting<T, R>> requests = new ArrayList<>();
        for (var lane : from) {
            while (lane.size() > 0 && requests.size() < batchMost) {
                requests.add(lane.poll());
            }
            lane.busy = true;
        }
        begun = System.nanoTime();
        atWork++;
        return new Batch<>(from, requests);
    }

    /** In the context of whoever waits, as all of a batch's work. */
    private void startIn(long millis) {
        if (!alarmed) {
            alarmed = true;
            var context = Vertx.currentContext();
            Infrastructure.getDefaultWorkerPool()
                    .schedule(
                            () -> {
                                if (context == null) {
                                    alarm();
                                } else {
                                    context.runOnContext(now -> alarm());
                                }
                            },
                            millis,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void alarm() {
        synchronized (this) {
            alarmed = false;
        }
        start();
    }

    private void done(Batch<T, R> batch, List<R> results) {
        release(batch);
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            batch.requests().get(i).answer(emitter -> emitter.complete(result));
        }
    }

    private void failed(Batch<T, R> batch, Throwable failure) {
        release(batch);
        batch.requests().forEach(each -> each.answer(emitter -> emitter.fail(failure)));
    }

    /** The next batch is under way before the answers of this one are written. */
    private void release(Batch<T, R> batch) {
        synchronized (this) {
            batch.lanes().forEach(lane -> lane.busy = false);
            atWork--;
        }
        start();
    }
}
