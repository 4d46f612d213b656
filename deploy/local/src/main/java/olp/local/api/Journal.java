package olp.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import olp.local.PlatformException;

/** Offline journals, one after the other; what a journal's answer asks for again is sent before the next journal. */
public final class Journal {

    /** Lines in a journal at most. */
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
     * Posts things in their order; blocks until all have their final answers. What is refused behind a line that was not
     * taken for lack of capacity is sent again with it: it may be a return of what that line buys.
     *
     * @param token of the terminal
     * @param things what has a line each
     * @param written the line, to be written as JSON
     * @param answered is told each thing's line of the answer, with its status
     * @throws PlatformException when a journal is refused as a whole, or nothing is taken for a minute
     */
    public <T> void post(
            String token, List<T> things, Function<? super T, ?> written, BiConsumer<T, JsonNode> answered) {
        for (int from = 0; from < things.size(); from += LONGEST) {
            List<Sent<T>> journal = things.subList(from, Math.min(things.size(), from + LONGEST)).stream()
                    .map(each -> new Sent<>(each, Json.write(written.apply(each))))
                    .toList();
            postOne(token, journal, (sent, line) -> answered.accept(sent.thing(), line));
        }
    }

    private record Sent<T>(T thing, String line) {}

    private <T> void postOne(String token, List<Sent<T>> journal, BiConsumer<Sent<T>, JsonNode> answered) {
        List<Sent<T>> open = journal;
        int tries = 0;
        while (!open.isEmpty()) {
            List<Sent<T>> left = send(token, open, answered);
            tries = left.size() < open.size() ? 0 : tries + 1;
            if (tries > TRIES_WITHOUT_ADVANCE) {
                throw new PlatformException("%s has taken none of %d lines for %d s: see the services' logs"
                        .formatted(address, left.size(), TRIES_WITHOUT_ADVANCE * BEFORE_NEXT_TRY.toSeconds()));
            }
            open = left;
            if (!open.isEmpty()) {
                Pause.of(BEFORE_NEXT_TRY);
            }
        }
    }

    /** Those that have to be sent again. */
    private <T> List<Sent<T>> send(String token, List<Sent<T>> journal, BiConsumer<Sent<T>, JsonNode> answered) {
        Set<Integer> settled = new HashSet<>();
        AtomicInteger firstOpen = new AtomicInteger(journal.size());
        Answer answer = api.postJournal(address, token, lines(journal), text -> {
            JsonNode line = Json.read(text);
            int place = line.path("line").asInt() - 1;
            int status = line.path("status").asInt();
            if (isOpen(line, status)) {
                firstOpen.accumulateAndGet(place, Math::min);
            } else if ((status / 100 == 2 || place < firstOpen.get()) && settled.add(place)) {
                answered.accept(journal.get(place), line);
            }
        });
        if (!answer.ok() && answer.status() != 503) {
            answer.orRefuse("a journal");
        }
        List<Sent<T>> left = new ArrayList<>();
        for (int i = 0; i < journal.size(); i++) {
            if (!settled.contains(i)) {
                left.add(journal.get(i));
            }
        }
        return left;
    }

    private static boolean isOpen(JsonNode line, int status) {
        return status == 503 || status == 429 || status == 409 && "in-flight".equals(Answer.problem(line, status));
    }

    private static String lines(List<? extends Sent<?>> journal) {
        StringBuilder lines = new StringBuilder();
        journal.forEach(each -> lines.append(each.line()).append('\n'));
        return lines.toString();
    }
}
