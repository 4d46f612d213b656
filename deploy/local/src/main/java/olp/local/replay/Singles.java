package olp.local.replay;

import java.net.URI;
import java.util.List;
import olp.local.api.Answer;
import olp.local.api.Api;

/** A request for each purchase; the next one once the last was answered. */
final class Singles implements Delivery {

    private final Api api;
    private final URI purchases;
    private final String token;

    Singles(Api api, URI loyalty, String token) {
        this.api = api;
        this.purchases = loyalty.resolve("/v1/purchases");
        this.token = token;
    }

    @Override
    public void deliver(List<Posting> lane, Outcomes outcomes) {
        for (Posting each : lane) {
            Answer answer = api.post(purchases, token, each);
            if (answer.ok()) {
                outcomes.taken(each, answer.status());
            } else {
                outcomes.refused(each, answer.problem());
            }
        }
    }
}
