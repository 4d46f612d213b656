package olp.loyalty.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.tiers.model.Spend;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.loyalty.tiers.model.TierTables;

/** The levels of accounts as they are read: right at every instant, whether or not a review was posted. */
@ApplicationScoped
public class TierAccounts {
    private final TierSpends spends;
    private volatile Made made = new Made(null, null);

    TierAccounts(TierSpends spends) {
        this.spends = spends;
    }

    private record Made(SettingsHistory history, TierTables tables) {}

    /** The tier tables of the settings, made once for each history. */
    public TierTables tables(SettingsHistory history) {
        var known = made;
        if (known.history() != history) {
            known = new Made(history, TierTables.of(history));
            made = known;
        }
        return known.tables();
    }

    /**
     * Ledger accounts at an instant. Only of those whose standing is not enough is the history read, all by one statement.
     *
     * @param kept each account's standing as it was kept; a null or missing one has bought nothing yet
     * @param coming what may be counted next for each; may be missing
     */
    public Uni<Map<UUID, TierAccount>> at(
            SqlClient client,
            Collection<UUID> roots,
            Map<UUID, TierStanding> kept,
            Map<UUID, List<Spend>> coming,
            TierTables tables,
            Instant now) {
        Map<UUID, TierAccount> found = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (var root : roots) {
            if (TierAccount.needsNoHistory(kept.get(root), coming.getOrDefault(root, List.of()), now, tables)) {
                found.put(root, TierAccount.of(kept.get(root), now, tables));
            } else {
                unknown.add(root);
            }
        }
        return unknown.isEmpty() ? Uni.createFrom().item(found) : read(client, unknown, found, tables, now);
    }

    private Uni<Map<UUID, TierAccount>> read(
            SqlClient client, Set<UUID> unknown, Map<UUID, TierAccount> found, TierTables tables, Instant now) {
        return spends.of(client, unknown).map(read -> {
            read.forEach((root, history) -> found.put(root, TierAccount.of(history, now, tables)));
            return found;
        });
    }
}
