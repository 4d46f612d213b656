package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.merges.Merges.Merge;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.tiers.Regrade;
import olp.platform.ledger.PostgresLedger;

/** Moves what came with a merge back to the account it came from, with its cards. */
@ApplicationScoped
class PartAccounts {
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final Cards cards;
    private final Regrade regrade;

    PartAccounts(PostgresLedger ledger, CardAccounts accounts, Cards cards, Regrade regrade) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.cards = cards;
        this.regrade = regrade;
    }

    /** Moves it; both accounts are locked, and all that is open in them was read. Answers the cards as they are then. */
    Uni<Collection<Card>> part(SqlConnection tx, Passage passage, Merge merge, Instant at) {
        return ledger.issued(tx, merge.intoAccount(), merge.accounts())
                .flatMap(issued -> passage.of(tx, ledger, merge.accounts(), merge.owed(), issued, merge.id()))
                .flatMap(moved -> accounts.move(tx, merge.accounts(), merge.fromAccount()))
                .flatMap(moved -> regrade.parted(tx, merge.intoAccount(), merge.fromAccount(), merge.id(), at))
                .invoke(passage.told()::addAll)
                .flatMap(told -> cards.give(tx, merge.accounts(), merge.into(), merge.from()));
    }
}
