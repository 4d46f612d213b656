package olp.local.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import olp.local.PlatformException;

/** Does the same with many things, several at a time. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * Applies {@code work} to each of {@code things}, at most {@code many} at a time.
     *
     * @return the results in the order of the things
     * @throws PlatformException (or another unchecked exception) that the work threw first; what was not begun is left
     */
    public static <T, R> List<R> each(Collection<T> things, int many, Function<T, R> work) {
        Semaphore free = new Semaphore(many);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> begun = new ArrayList<>(things.size());
            for (T thing : things) {
                free.acquire();
                begun.add(threads.submit(() -> {
                    try {
                        return work.apply(thing);
                    } finally {
                        free.release();
                    }
                }));
            }
            return results(begun, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }

    private static <R> List<R> results(List<Future<R>> begun, ExecutorService threads) throws InterruptedException {
        List<R> results = new ArrayList<>(begun.size());
        for (Future<R> future : begun) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }
}
