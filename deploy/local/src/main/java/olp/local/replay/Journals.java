package olp.local.replay;

import java.net.URI;
import java.util.List;
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
        journal.post(
                token,
                lane,
                Posting::journalLine,
                (posting, line) ->
                        outcomes.answered(posting, line.path("status").asInt(), line));
    }
}
