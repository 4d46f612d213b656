package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.loyalty.tiers.Regrade;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.rules.PostgresUsage;

/** Moves all that one ledger account has to another, with the cards whose points it had. */
@ApplicationScoped
class JoinAccounts {
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final Cards cards;
    private final SettingsStore settings;
    private final Regrade regrade;

    JoinAccounts(PostgresLedger ledger, CardAccounts accounts, Cards cards, SettingsStore settings, Regrade regrade) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.cards = cards;
        this.settings = settings;
        this.regrade = regrade;
    }

    /**
     * Which account goes where, and whose its cards are.
     *
     * @param fromMember whose cards they were; null: nobody's
     * @param cause the claim or the merge
     */
    record Move(UUID from, UUID into, UUID fromMember, UUID intoMember, UUID cause) {}

    /**
     * What moved.
     *
     * @param accounts that cards were issued with
     * @param cards as they are now
     * @param owed what the account that was left owed, zero or more
     * @param due what is to be told of what had fallen due, and of the level
     */
    record Moved(List<UUID> accounts, Collection<Card> cards, long owed, List<OutgoingEvent> due) {}

    /** One of a member's cards, if it has any: all of them use the same ledger account. */
    Uni<List<Card>> cardsOf(SqlConnection tx, UUID member) {
        return cards.of(tx, member);
    }

    /** Gives a member its first cards, with the account that they have; it is locked. */
    Uni<Moved> take(SqlConnection tx, LockedAccounts locked, Move move) {
        // What had lapsed by the calendar would live again once it asks for a notice.
        var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
        var told = PointsEvents.settle(batch, List.of(batch.find(move.from())));
        return ledger.write(tx, batch)
                .flatMap(written -> accounts.issuedInto(tx, move.from()))
                .flatMap(issued -> requireNotice(tx, move, issued)
                        .flatMap(set -> cards.give(tx, issued, null, move.intoMember()))
                        .map(given -> new Moved(issued, given, 0, told)));
    }

    /** Moves everything; both accounts are locked, and all that is open in them was read. */
    Uni<Moved> join(SqlConnection tx, LockedAccounts locked, Move move) {
        var passage = new Passage(locked, move.from(), move.into());
        var owed = -passage.left().balance().owed();
        return passage.all(tx, ledger, move.cause())
                .flatMap(moved -> accounts.joinFavourites(tx, move.from(), move.into()))
                .flatMap(joined -> PostgresUsage.join(tx, move.from(), move.into()))
                .flatMap(joined -> accounts.moveAll(tx, move.from(), move.into()))
                .flatMap(issued -> requireNotice(tx, move, issued)
                        .flatMap(set -> cards.give(tx, issued, move.fromMember(), move.intoMember()))
                        .call(given -> regrade.joined(tx, move.from(), move.into(), move.cause(), locked.at())
                                .invoke(passage.told()::addAll))
                        .map(given -> new Moved(issued, given, owed, passage.told())));
    }

    /** What nobody could be warned of lapsed by itself; a member is warned, where the programme warns. */
    private Uni<Void> requireNotice(SqlConnection tx, Move move, List<UUID> issued) {
        if (move.fromMember() != null) {
            return Uni.createFrom().voidItem();
        }
        return settings.history(tx)
                .flatMap(history -> history.at(Instant.now()).program().expiryNotice() == Program.ExpiryNotice.REQUIRED
                        ? ledger.requireNotice(tx, move.into(), issued)
                        : Uni.createFrom().voidItem());
    }
}
