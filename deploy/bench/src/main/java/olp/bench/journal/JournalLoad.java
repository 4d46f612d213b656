package olp.bench.journal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import olp.local.PlatformException;

/**
 * Journals posted at once, each one request that goes on for as long as is measured, or until there are no more lines.
 *
 * @param service the base address
 * @param token a terminal's
 * @param lines gives the next line, without its end; null when there are no more
 */
public record JournalLoad(URI service, String token, Supplier<byte[]> lines) {

    /**
     * Posts.
     *
     * @param journals how many at once
     * @return what came of it
     * @throws PlatformException when any line was answered otherwise than recorded, or over capacity
     */
    public JournalOutcome run(int journals, Duration warmUp, Duration measured) {
        long from = System.nanoTime() + warmUp.toNanos();
        AnswerCount answers = new AnswerCount(from, from + measured.toNanos());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < journals; i++) {
                calls.add(threads.submit(() -> new JournalCall(this, answers).run(threads)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (ExecutionException e) {
            throw new PlatformException("a journal failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
        if (answers.refused() > 0) {
            throw new PlatformException(answers.refused() + " lines of the journals were refused");
        }
        return new JournalOutcome(answers.recorded() * 1e9 / measured.toNanos(), answers.sendAgain());
    }
}
