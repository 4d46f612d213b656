package olp.loyalty.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import olp.loyalty.purchases.PurchaseDesk;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.returns.RecordReturn;
import olp.loyalty.returns.Return;
import olp.platform.web.Body;
import olp.platform.web.JsonFaults;
import olp.platform.web.Problem;

/** Records a journal line by line, many lines at a time, and answers them in order. A broken line spoils no other. */
@ApplicationScoped
class Journal {
    private static final int AT_A_TIME = 1500;
    private static final int ANSWERS_AT_A_TIME = 32 * 1024;

    private final PurchaseDesk desk;
    private final RecordReturn returns;
    private final JournalPlaces places;
    private final JournalAnswers answers;
    private final ObjectMapper json;

    Journal(PurchaseDesk desk, RecordReturn returns, JournalPlaces places, JournalAnswers answers, ObjectMapper json) {
        this.desk = desk;
        this.returns = returns;
        this.places = places;
        this.answers = answers;
        this.json = json;
    }

    /** Reads all lines, writes all answers. */
    void record(InputStream in, UUID partner, Spool out) throws IOException {
        new Run(partner, out).record(new JournalLines(in));
    }

    /** A return, as a line of a journal names it. */
    private record ReturnLine(
            String type,
            UUID purchase,
            UUID id,
            java.util.List<Return.Line> lines,
            Boolean all,
            java.time.Instant occurredAt) {
        Return asReturn() {
            return new Return(id, lines, all, occurredAt);
        }
    }

    private record Open(UUID purchase, CompletableFuture<String> answer) {}

    /** One journal under way. */
    private final class Run {
        private final UUID partner;
        private final Spool out;
        private final Queue<Open> open = new ArrayDeque<>();
        /** What is still at work on a purchase: a return of it waits for that. */
        private final Map<UUID, CompletableFuture<String>> atWork = new HashMap<>();

        private final ByteArrayOutputStream written = new ByteArrayOutputStream(ANSWERS_AT_A_TIME);

        Run(UUID partner, Spool out) {
            this.partner = partner;
            this.out = out;
        }

        void record(JournalLines lines) throws IOException {
            long number = 0;
            for (var line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (!line.isBlank()) {
                    take(number, line);
                }
                while (open.size() >= AT_A_TIME
                        || !open.isEmpty() && open.peek().answer().isDone()) {
                    answerFirst();
                }
            }
            while (!open.isEmpty()) {
                answerFirst();
            }
            flush();
        }

        private void answerFirst() throws IOException {
            var first = open.poll();
            if (!first.answer().isDone()) {
                // While this one is waited for, those before it need not wait for their client.
                flush();
            }
            var answer = first.answer().join();
            if (first.purchase() != null) {
                atWork.remove(first.purchase(), first.answer());
            }
            written.writeBytes(answer.getBytes(UTF_8));
            written.write('\n');
            if (written.size() >= ANSWERS_AT_A_TIME) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (written.size() == 0) {
                return;
            }
            out.add(written.toByteArray(), written.size());
            written.reset();
        }

        private void take(long number, JournalLines.Line line) throws IOException {
            try {
                if (line.tooLong()) {
                    throw Problem.of(413, "too-large", "The line is longer than " + JournalLines.LONGEST + " bytes.");
                }
                if (isReturn(line.text())) {
                    giveBack(number, read(line.text(), ReturnLine.class));
                } else {
                    buy(number, read(line.text(), Purchase.class));
                }
            } catch (Problem problem) {
                open.add(new Open(null, CompletableFuture.completedFuture(answers.of(number, null, problem))));
            } catch (JsonProcessingException fault) {
                var problem = JsonFaults.problemOf(fault);
                open.add(new Open(null, CompletableFuture.completedFuture(answers.of(number, null, problem))));
            }
        }

        private void buy(long number, Purchase purchase) throws IOException {
            var id = purchase.id();
            begin(
                    number,
                    id,
                    id,
                    () -> desk.record(purchase, partner, true)
                            .subscribeAsCompletionStage()
                            .handle((outcome, failure) -> failure == null
                                    ? answers.of(number, id, outcome)
                                    : answers.of(number, id, failure)));
        }

        private void giveBack(long number, ReturnLine line) throws IOException {
            var purchase = Body.required(line, "purchase", ReturnLine::purchase);
            var id = Body.id(line, ReturnLine::id);
            var before = atWork.getOrDefault(purchase, CompletableFuture.completedFuture(null));
            begin(
                    number,
                    id,
                    purchase,
                    () -> before.thenCompose(done -> returns.record(purchase, line.asReturn(), partner)
                                    .subscribeAsCompletionStage())
                            .handle((answer, failure) ->
                                    failure == null ? answers.of(number, answer) : answers.of(number, id, failure)));
        }

        /** Begins with a line once there is a place for it. */
        private void begin(long number, UUID id, UUID purchase, Supplier<CompletableFuture<String>> work)
                throws IOException {
            CompletableFuture<String> answer;
            try {
                answer = inPlace(work);
            } catch (Problem refused) {
                answer = CompletableFuture.completedFuture(answers.of(number, id, refused));
            }
            open.add(new Open(purchase, answer));
            if (purchase != null) {
                atWork.put(purchase, answer);
            }
        }

        private CompletableFuture<String> inPlace(Supplier<CompletableFuture<String>> work) throws IOException {
            awaitPlace();
            try {
                return work.get().whenComplete((done, failed) -> places.free());
            } catch (Problem refused) {
                places.free();
                throw refused;
            }
        }

        private void awaitPlace() throws IOException {
            try {
                if (!places.takeFree()) {
                    // What is answered need not wait for what is not begun.
                    flush();
                    places.take();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("asked to stop");
            }
        }
    }

    /** A line that says what it is is a return: purchases need not. */
    private boolean isReturn(String text) throws JsonProcessingException {
        return text.contains("\"type\"")
                && "RETURN".equals(json.readTree(text).path("type").asText());
    }

    private <T> T read(String text, Class<T> type) throws JsonProcessingException {
        var line = json.readValue(text, type);
        if (line == null) {
            throw Problem.invalid("body", "is neither a purchase nor a return");
        }
        return line;
    }
}
