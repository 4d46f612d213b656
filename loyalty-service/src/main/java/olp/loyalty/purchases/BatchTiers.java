package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.tiers.TierAccounts;
import olp.loyalty.tiers.model.Spend;
import olp.loyalty.tiers.model.TierStanding;

/** The levels of a batch's accounts; what they bought before is read only where a purchase comes late, or time changed it. */
@ApplicationScoped
class BatchTiers {
    private final TierAccounts tiers;

    BatchTiers(TierAccounts tiers) {
        this.tiers = tiers;
    }

    /** The state with the levels that it touches. */
    Uni<BatchState> read(SqlConnection tx, List<Posted> batch, BatchState state) {
        Map<UUID, List<Spend>> coming = new HashMap<>();
        Map<UUID, TierStanding> kept = new HashMap<>();
        for (var posted : batch) {
            var card = state.cards().get(posted.purchase().card());
            if (card != null) {
                var purchase = posted.purchase();
                coming.computeIfAbsent(card.account(), account -> new ArrayList<>())
                        .add(Spend.paid(purchase.occurredAt(), purchase.total()));
                var past = state.pasts().get(card.account());
                kept.put(card.account(), past == null ? null : past.standing());
            }
        }
        var now = state.locked().at();
        return tiers.at(tx, coming.keySet(), kept, coming, tiers.tables(state.settings()), now)
                .map(state::with);
    }
}
