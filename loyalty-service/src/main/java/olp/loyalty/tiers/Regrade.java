package olp.loyalty.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.tiers.TierEvents.Cause;
import olp.loyalty.tiers.model.TierAccount;
import olp.loyalty.tiers.model.TierStanding;
import olp.loyalty.tiers.model.TierTables;
import olp.platform.events.OutgoingEvent;

/** Finds standings anew from all that counts, where more than a purchase in order has changed. Accounts are locked. */
@ApplicationScoped
public class Regrade {
    private final Standings standings;
    private final TierSpends spends;
    private final TierAccounts tiers;
    private final SettingsStore settings;

    Regrade(Standings standings, TierSpends spends, TierAccounts tiers, SettingsStore settings) {
        this.standings = standings;
        this.spends = spends;
        this.tiers = tiers;
        this.settings = settings;
    }

    /**
     * Something came back of a purchase, and the return was recorded. Answers what is to be told.
     *
     * @param counted what counts no more, minor units
     */
    public Uni<List<OutgoingEvent>> returned(SqlConnection tx, Cause cause, long counted, Instant now) {
        if (counted == 0) {
            return Uni.createFrom().item(List.of());
        }
        return standings
                .of(tx, Set.of(cause.account()))
                .flatMap(kept -> regrade(tx, kept, Map.of(cause.account(), cause), now));
    }

    /** What was bought with the cards of one account counts for another from now on. Answers what is to be told. */
    public Uni<List<OutgoingEvent>> joined(SqlConnection tx, UUID from, UUID into, UUID subject, Instant now) {
        return standings
                .clear(tx, from)
                .flatMap(cleared -> standings.of(tx, Set.of(into)))
                .flatMap(kept -> caused(tx, kept, subject, now));
    }

    /** What was bought with some cards of an account counts for another, their own, again. Answers what is to be told. */
    public Uni<List<OutgoingEvent>> parted(SqlConnection tx, UUID from, UUID back, UUID subject, Instant now) {
        return standings.of(tx, Set.of(from)).flatMap(kept -> {
            // Until now the cards that part had the level of the account that they leave.
            Map<UUID, TierStanding> before = new HashMap<>();
            before.put(from, kept.get(from));
            before.put(back, kept.get(from));
            return caused(tx, before, subject, now);
        });
    }

    private Uni<List<OutgoingEvent>> caused(SqlConnection tx, Map<UUID, TierStanding> kept, UUID subject, Instant now) {
        return standings.cards(tx, kept.keySet()).flatMap(cards -> {
            Map<UUID, Cause> causes = new HashMap<>();
            cards.forEach(
                    (root, card) -> causes.put(root, new Cause(root, card, subject == null ? root : subject, now)));
            return regrade(tx, kept, causes, now);
        });
    }

    /** Accounts that time, or another tier table, has changed. */
    Uni<List<UUID>> due(SqlConnection tx, int limit) {
        return standings
                .due(tx, limit)
                .flatMap(due -> due.isEmpty()
                        ? settings.history(tx)
                                .flatMap(history -> standings.outdated(
                                        tx, tiers.tables(history).version(), limit))
                        : Uni.createFrom().item(due));
    }

    /** Posts what time has changed. Answers what is to be told. */
    Uni<List<OutgoingEvent>> review(SqlConnection tx, Collection<UUID> roots, Instant now) {
        return standings.of(tx, roots).flatMap(kept -> caused(tx, kept, null, now));
    }

    private Uni<List<OutgoingEvent>> regrade(
            SqlConnection tx, Map<UUID, TierStanding> kept, Map<UUID, Cause> causes, Instant now) {
        return Uni.combine()
                .all()
                .unis(spends.of(tx, kept.keySet()), settings.history(tx))
                .asTuple()
                .flatMap(read -> {
                    TierTables tables = tiers.tables(read.getItem2());
                    List<OutgoingEvent> told = new ArrayList<>();
                    Map<UUID, TierStanding> found = new HashMap<>();
                    kept.forEach((root, before) -> {
                        var account = TierAccount.of(read.getItem1().get(root), now, tables);
                        found.put(root, account.standing());
                        told.addAll(TierEvents.of(causes.get(root), before, account));
                    });
                    return standings.save(tx, found).replaceWith(told);
                });
    }
}
