package olp.coalition.redemptions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.coalition.redemptions.Redemptions.Found;
import olp.coalition.redemptions.model.Redemption;
import olp.coalition.redemptions.model.Redemption.Outcome;
import olp.coalition.redemptions.model.Redemption.Step;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Captures a redemption or gives it up: one of them, once. A capture is told to the other services. */
@ApplicationScoped
class EndRedemption {
    private final Pool pool;
    private final Requests requests;
    private final Redemptions redemptions;
    private final Outbox outbox;

    EndRedemption(Pool pool, Requests requests, Redemptions redemptions, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.redemptions = redemptions;
        this.outbox = outbox;
    }

    Uni<Answer> take(RequestKey key, UUID id, UUID partner, Step step) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> redemptions
                        .lock(tx, id, partner)
                        .flatMap(found -> end(tx, found.orElseThrow(() -> Problem.notFound("redemption")), step))));
    }

    private Uni<Answer> end(SqlConnection tx, Found found, Step step) {
        return switch (found.redemption().take(step, found.now())) {
            case Outcome.TooLate late ->
                throw Problem.conflict("redemption-ended", "The redemption is " + late.state() + " already.")
                        .with("state", late.state());
            case Outcome.Done done ->
                redemptions
                        .end(tx, done.redemption(), found.now())
                        .flatMap(ended -> tell(tx, done.redemption()))
                        .replaceWith(() -> Answer.of(200, RedemptionView.of(done.redemption(), found.now(), null)));
        };
    }

    private Uni<Void> tell(SqlConnection tx, Redemption redemption) {
        return redemption.state() == Redemption.State.CAPTURED
                ? outbox.append(Tx.of(tx), List.of(RedemptionCaptured.event(redemption)))
                : Uni.createFrom().voidItem();
    }
}
