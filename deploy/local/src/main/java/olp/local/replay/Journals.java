package olp.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.local.PlatformException;
import olp.local.api.Answer;
import olp.local.api.Api;
import olp.local.api.Json;
import olp.local.api.Pause;

/** Offline journals, one after the other; what a journal's answer asks for again is sent before the next journal. */
final class Journals implements Delivery {

    /** Purchases in a journal at most. */
    static final int LONGEST = 1_000;

    private static final int TRIES_WITHOUT_ADVANCE = 60;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final Api api;
    private final URI journal;
    private final String token;

    Journals(Api api, URI loyalty, String token) {
        this.api = api;
        this.journal = loyalty.resolve("/v1/purchases/journal");
        this.token = token;
    }

    @Override
    public void deliver(List<Posting> lane, Outcomes outcomes) {
        for (int from = 0; from < lane.size(); from += LONGEST) {
            deliverOne(lane.subList(from, Math.min(lane.size(), from + LONGEST)), outcomes);
        }
    }

    private void deliverOne(List<Posting> purchases, Outcomes outcomes) {
        Map<UUID, Posting> open = new LinkedHashMap<>();
        purchases.forEach(each -> open.put(each.id(), each));
        int tries = 0;
        while (!open.isEmpty()) {
            int before = open.size();
            List<Posting> sent = List.copyOf(open.values());
            Answer answer =
                    api.postJournal(journal, token, lines(sent), line -> settle(Json.read(line), sent, open, outcomes));
            if (!answer.ok() && answer.status() != 503) {
                answer.orRefuse("a journal");
            }
            tries = open.size() < before ? 0 : tries + 1;
            if (tries > TRIES_WITHOUT_ADVANCE) {
                throw new PlatformException("%s has taken none of %d purchases for %d s: see the services' logs"
                        .formatted(journal, before, TRIES_WITHOUT_ADVANCE * BEFORE_NEXT_TRY.toSeconds()));
            }
            if (!open.isEmpty()) {
                Pause.of(BEFORE_NEXT_TRY);
            }
        }
    }

    private static String lines(List<Posting> purchases) {
        StringBuilder lines = new StringBuilder();
        purchases.forEach(each -> lines.append(Json.write(each)).append('\n'));
        return lines.toString();
    }

    /** Takes what has its final answer out of {@code open}. */
    private static void settle(JsonNode line, List<Posting> sent, Map<UUID, Posting> open, Outcomes outcomes) {
        Posting posting = sent.get(line.path("line").asInt() - 1);
        int status = line.path("status").asInt();
        if (status == 503 || status == 429 || status == 409 && "in-flight".equals(Answer.problem(line, status))) {
            return;
        }
        open.remove(posting.id());
        if (status == 201 || status == 200) {
            outcomes.taken(posting, status);
        } else {
            outcomes.refused(posting, Answer.problem(line, status));
        }
    }
}
