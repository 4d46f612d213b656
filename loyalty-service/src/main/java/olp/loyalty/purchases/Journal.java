package olp.loyalty.purchases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import olp.loyalty.purchases.model.Purchase;
import olp.platform.web.JsonFaults;
import olp.platform.web.Problem;
import olp.platform.web.ProblemResponses;

/** Records a journal line by line, many lines at a time, and answers them in order. A broken line spoils no other. */
@ApplicationScoped
class Journal {
    private static final int AT_A_TIME = 1500;

    private final PurchaseDesk desk;
    private final ObjectMapper json;

    Journal(PurchaseDesk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** Reads all lines, writes all answers. */
    void record(InputStream in, UUID partner, OutputStream out) throws IOException {
        var lines = new JournalLines(in);
        var answers = new BufferedOutputStream(out, 64 * 1024);
        Queue<CompletableFuture<String>> open = new ArrayDeque<>();
        long number = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (!line.isBlank()) {
                open.add(answer(number, line, partner));
            }
            while (open.size() >= AT_A_TIME || !open.isEmpty() && open.peek().isDone()) {
                write(answers, open.poll());
            }
        }
        while (!open.isEmpty()) {
            write(answers, open.poll());
        }
        answers.flush();
    }

    private static void write(OutputStream answers, CompletableFuture<String> answer) throws IOException {
        answers.write(answer.join().getBytes(UTF_8));
        answers.write('\n');
    }

    private CompletableFuture<String> answer(long number, JournalLines.Line line, UUID partner) {
        try {
            var purchase = purchase(line);
            return desk.record(purchase, partner, true)
                    .subscribeAsCompletionStage()
                    .handle((outcome, failure) -> failure == null
                            ? text(number, purchase.id(), outcome)
                            : text(number, purchase.id(), ProblemResponses.problemOf(cause(failure))));
        } catch (Problem problem) {
            return CompletableFuture.completedFuture(text(number, null, problem));
        } catch (JsonProcessingException fault) {
            return CompletableFuture.completedFuture(text(number, null, JsonFaults.problemOf(fault)));
        }
    }

    private Purchase purchase(JournalLines.Line line) throws JsonProcessingException {
        if (line.tooLong()) {
            throw Problem.of(413, "too-large", "The line is longer than " + JournalLines.LONGEST + " bytes.");
        }
        var purchase = json.readValue(line.text(), Purchase.class);
        if (purchase == null) {
            throw Problem.invalid("body", "is not a purchase");
        }
        return purchase;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private String text(long number, UUID id, PurchaseOutcome outcome) {
        return switch (outcome) {
            // The answer is an object that is written already; the line's own fields go before its first.
            case PurchaseOutcome.Recorded recorded ->
                "{\"line\":%d,\"status\":%d,%s"
                        .formatted(
                                number,
                                recorded.replayed() ? 200 : 201,
                                recorded.answer().substring(1));
            case PurchaseOutcome.Refused refused -> text(number, id, refused.problem());
        };
    }

    private String text(long number, UUID id, Problem problem) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("line", number);
        if (id != null) {
            answer.put("id", id);
        }
        answer.putAll(problem.body());
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
