package olp.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import olp.local.PlatformException;

/** Offline journals, one after the other; what a journal's answer asks for again is sent before the next journal. */
public final class Journal {

    /** Purchases in a journal at most. */
    public static final int LONGEST = 1_000;

    private static final int TRIES_WITHOUT_ADVANCE = 60;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final Api api;
    private final URI address;

    /** @param loyalty the base address of loyalty-service */
    public Journal(Api api, URI loyalty) {
        this.api = api;
        this.address = loyalty.resolve("/v1/purchases/journal");
    }

    /**
     * Posts purchases in their order; blocks until all have their final answers.
     *
     * @param token of the terminal
     * @param purchases what is written as a line of JSON each
     * @param answered is told each purchase's line of the answer, with its status
     * @throws PlatformException when a journal is refused as a whole, or nothing is taken for a minute
     */
    public <T> void post(String token, List<T> purchases, BiConsumer<T, JsonNode> answered) {
        for (int from = 0; from < purchases.size(); from += LONGEST) {
            postOne(token, purchases.subList(from, Math.min(purchases.size(), from + LONGEST)), answered);
        }
    }

    private <T> void postOne(String token, List<T> purchases, BiConsumer<T, JsonNode> answered) {
        List<T> open = purchases;
        int tries = 0;
        while (!open.isEmpty()) {
            List<T> left = send(token, open, answered);
            tries = left.size() < open.size() ? 0 : tries + 1;
            if (tries > TRIES_WITHOUT_ADVANCE) {
                throw new PlatformException("%s has taken none of %d purchases for %d s: see the services' logs"
                        .formatted(address, left.size(), TRIES_WITHOUT_ADVANCE * BEFORE_NEXT_TRY.toSeconds()));
            }
            open = left;
            if (!open.isEmpty()) {
                Pause.of(BEFORE_NEXT_TRY);
            }
        }
    }

    /** Those that have to be sent again. */
    private <T> List<T> send(String token, List<T> purchases, BiConsumer<T, JsonNode> answered) {
        Set<Integer> settled = new HashSet<>();
        Answer answer = api.postJournal(address, token, lines(purchases), text -> {
            JsonNode line = Json.read(text);
            int place = line.path("line").asInt() - 1;
            if (isFinal(line) && settled.add(place)) {
                answered.accept(purchases.get(place), line);
            }
        });
        if (!answer.ok() && answer.status() != 503) {
            answer.orRefuse("a journal");
        }
        List<T> left = new ArrayList<>();
        for (int i = 0; i < purchases.size(); i++) {
            if (!settled.contains(i)) {
                left.add(purchases.get(i));
            }
        }
        return left;
    }

    private static boolean isFinal(JsonNode line) {
        int status = line.path("status").asInt();
        return status != 503 && status != 429 && !(status == 409 && "in-flight".equals(Answer.problem(line, status)));
    }

    private static String lines(List<?> purchases) {
        StringBuilder lines = new StringBuilder();
        purchases.forEach(each -> lines.append(Json.write(each)).append('\n'));
        return lines.toString();
    }
}
