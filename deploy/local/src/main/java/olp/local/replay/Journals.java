package olp.local.replay;

import java.net.URI;
import java.util.List;
import olp.local.api.Answer;
import olp.local.api.Api;
import olp.local.api.Journal;

/** Offline journals, one after the other. */
final class Journals implements Delivery {

    private final Journal journal;
    private final String token;

    Journals(Api api, URI loyalty, String token) {
        this.journal = new Journal(api, loyalty);
        this.token = token;
    }

    @Override
    public void deliver(List<Posting> lane, Outcomes outcomes) {
        journal.post(token, lane, (posting, line) -> {
            int status = line.path("status").asInt();
            if (status == 201 || status == 200) {
                outcomes.taken(posting, status);
            } else {
                outcomes.refused(posting, Answer.problem(line, status));
            }
        });
    }
}
