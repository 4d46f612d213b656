package olp.loyalty.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import olp.loyalty.purchases.PurchaseOutcome;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.ProblemResponses;

/** Writes what a line of a journal is answered: its number, its status, and what its own POST would have been answered. */
@ApplicationScoped
class JournalAnswers {
    private final ObjectMapper json;

    JournalAnswers(ObjectMapper json) {
        this.json = json;
    }

    String of(long number, UUID id, PurchaseOutcome outcome) {
        return switch (outcome) {
            case PurchaseOutcome.Recorded recorded -> of(number, recorded.replayed() ? 200 : 201, recorded.answer());
            case PurchaseOutcome.Refused refused -> of(number, id, refused.problem());
        };
    }

    String of(long number, Answer answer) {
        return of(number, answer.replayed() ? 200 : answer.status(), (String) answer.body());
    }

    /** The answer is an object that is written already; the line's own fields go before its first. */
    private static String of(long number, int status, String answer) {
        return "{\"line\":" + number + ",\"status\":" + status + "," + answer.substring(1);
    }

    String of(long number, UUID id, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return of(number, id, ProblemResponses.problemOf(cause));
    }

    String of(long number, UUID id, Problem problem) {
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
