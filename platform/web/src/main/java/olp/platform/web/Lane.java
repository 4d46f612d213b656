package olp.platform.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Takes concurrent requests together: whatever has arrived while the last batch was at work is the next one. With nothing
 * at work, a request goes at once. What waits is bounded: beyond that the client is told to come back.
 *
 * @param <T> a request
 * @param <R> its result
 */
public final class Lane<T, R> {
    private final int waitingMost;
    private final int batchMost;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param waitingMost how many may wait
     * @param batchMost how many are taken together
     * @param work answers each request of a batch, in its order
     */
    public Lane(int waitingMost, int batchMost, Function<List<T>, Uni<List<R>>> work) {
        this.waitingMost = waitingMost;
        this.batchMost = batchMost;
        this.work = work;
    }

    private record Waiting<T, R>(T request, UniEmitter<? super R> emitter) {}

    /** The result, once the batch that the request is in has one; 503 at once if too many wait. */
    public Uni<R> submit(T request) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(new Waiting<>(request, emitter))) {
                next();
            } else {
                emitter.fail(Problem.of(503, "over-capacity", "Too many requests at once; send this one again."));
            }
        });
    }

    /** How many wait. */
    public synchronized int size() {
        return waiting.size();
    }

    private synchronized boolean enqueue(Waiting<T, R> one) {
        return waiting.size() < waitingMost && waiting.offer(one);
    }

    private void next() {
        var batch = take();
        if (!batch.isEmpty()) {
            work.apply(batch.stream().map(Waiting::request).toList())
                    .subscribe()
                    .with(results -> done(batch, results), failure -> failed(batch, failure));
        }
    }

    private synchronized List<Waiting<T, R>> take() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        while (!busy && !waiting.isEmpty() && batch.size() < batchMost) {
            batch.add(waiting.poll());
        }
        busy = busy || !batch.isEmpty();
        return batch;
    }

    private void done(List<Waiting<T, R>> batch, List<R> results) {
        release();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).emitter().complete(results.get(i));
        }
    }

    private void failed(List<Waiting<T, R>> batch, Throwable failure) {
        release();
        batch.forEach(each -> each.emitter().fail(failure));
    }

    /** The next batch is under way before the answers of this one are written. */
    private void release() {
        synchronized (this) {
            busy = false;
        }
        next();
    }
}
