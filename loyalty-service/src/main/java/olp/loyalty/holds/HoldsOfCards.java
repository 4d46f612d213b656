package olp.loyalty.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.Hold;
import olp.platform.web.Problem;

/** With which card each hold was made. */
@ApplicationScoped
class HoldsOfCards {
    private static final String ADD = "insert into hold_card (hold, card, partner) values ($1, $2, $3)";
    private static final String CARD = "select card from hold_card where hold = $1 and partner = $2";
    private static final String ANYBODYS = "select exists (select from hold_card where hold = $1)";

    private final Pool pool;
    private final PostgresLedger ledger;

    HoldsOfCards(Pool pool, PostgresLedger ledger) {
        this.pool = pool;
        this.ledger = ledger;
    }

    Uni<Void> add(SqlConnection tx, UUID hold, String card, UUID partner) {
        return tx.preparedQuery(ADD).execute(Tuple.of(hold, card, partner)).replaceWithVoid();
    }

    /** True if there is such a hold, whoever made it. */
    Uni<Boolean> exists(SqlClient client, UUID hold) {
        return client.preparedQuery(ANYBODYS)
                .execute(Tuple.of(hold))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The card of a partner's hold; 404 if the partner has none such. */
    Uni<String> card(SqlClient client, UUID hold, UUID partner) {
        return client.preparedQuery(CARD)
                .execute(Tuple.of(hold, partner))
                .map(rows -> Optional.of(rows)
                        .filter(found -> found.size() > 0)
                        .map(found -> found.iterator().next().getString(0))
                        .orElseThrow(() -> Problem.notFound("hold")));
    }

    /** A partner's hold as it is now. */
    Uni<HoldResource.View> get(UUID id, UUID partner) {
        return card(pool, id, partner)
                .flatMap(card -> ledger.hold(pool, id).map(found -> view(found.hold(), card, found.at())));
    }

    private static HoldResource.View view(Hold hold, String card, Instant now) {
        return HoldResource.View.of(hold, card, now);
    }
}
