package olp.local.replay;

import java.net.URI;
import java.util.List;
import olp.local.api.Answer;
import olp.local.api.Api;

/** A request for each purchase and return; the next one once the last was answered. */
final class Singles implements Delivery {

    private final Api api;
    private final URI loyalty;
    private final String token;

    Singles(Api api, URI loyalty, String token) {
        this.api = api;
        this.loyalty = loyalty;
        this.token = token;
    }

    @Override
    public void deliver(List<Posting> lane, Outcomes outcomes) {
        for (Posting each : lane) {
            Answer answer = api.post(loyalty.resolve(each.path()), token, each.content());
            outcomes.answered(each, answer.status(), answer.json());
        }
    }
}
