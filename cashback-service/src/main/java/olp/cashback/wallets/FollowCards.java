package olp.cashback.wallets;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Aliases.Change;
import olp.cashback.cards.Cards;
import olp.cashback.ledger.Postings;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.cashback.wallets.model.Debts;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import olp.platform.ledger.OriginMoves;
import olp.platform.ledger.OriginMoves.Move;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Mergers;
import olp.platform.rules.PostgresUsage;

/**
 * Wallets follow their cards: when a card is claimed, or members are merged or parted again, all money that came of it
 * moves to the account where it is to be from now on. Nothing but the newest state of a card decides that, so it makes no
 * difference in which order cards, purchases and returns are heard of. Cards that are new, and those that stay, cost
 * nothing here.
 */
@ApplicationScoped
public class FollowCards {
    private static final Mergers.Names NAMES = new Mergers.Names("MERGED_OUT", "MERGED_IN", Policy.PARTY);

    private final Cards cards;
    private final Aliases aliases;
    private final Postings postings;
    private final OriginMoves moves;
    private final Programs programs;

    FollowCards(Cards cards, Aliases aliases, Postings postings, OriginMoves moves, Programs programs) {
        this.cards = cards;
        this.aliases = aliases;
        this.postings = postings;
        this.moves = moves;
        this.programs = programs;
    }

    /** Keeps what a batch says of cards, and moves what is to be moved. */
    public Uni<Void> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        return cards.keep(tx, events, verdicts)
                .flatMap(changes -> changes.isEmpty() ? Uni.createFrom().voidItem() : follow(tx, changes));
    }

    private Uni<Void> follow(SqlConnection tx, List<Change> changes) {
        Set<UUID> touched = new HashSet<>();
        changes.forEach(each -> touched.addAll(List.of(each.from(), each.into())));
        return moves.existing(tx, touched).flatMap(wallets -> {
            var affected = changes.stream()
                    .filter(each -> wallets.contains(each.from()))
                    .sorted(Comparator.comparing(Change::issued))
                    .toList();
            return affected.isEmpty() ? Uni.createFrom().voidItem() : move(tx, affected);
        });
    }

    private Uni<Void> move(SqlConnection tx, List<Change> changes) {
        Set<UUID> wallets = new HashSet<>();
        var wanted = new Wanted();
        for (var each : changes) {
            wallets.addAll(List.of(each.from(), each.into()));
            if (each.moves()) {
                wanted.whole(each.from()).whole(each.into());
            }
        }
        return postings.lockWallets(tx, wallets, wanted)
                .flatMap(batch -> leaving(
                                tx,
                                batch,
                                changes.stream().filter(Change::moves).toList())
                        .flatMap(leaving -> moves.enter(tx, batch, leaving, NAMES)
                                .flatMap(entered -> postings.write(tx, batch))
                                .flatMap(written -> moves.follow(tx, leaving))))
                .flatMap(moved -> moveUsage(tx, changes))
                .flatMap(moved -> requireNotice(tx, changes));
    }

    /** What was used of a month's caps goes along with a claim or a merger; it does not come back with its undoing. */
    private static Uni<Void> moveUsage(SqlConnection tx, List<Change> changes) {
        var pairs = changes.stream()
                .filter(each -> each.moves() && !each.into().equals(each.issued()))
                .map(each -> List.of(each.from(), each.into()))
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(pairs)
                .onItem()
                .transformToUniAndConcatenate(each -> PostgresUsage.move(tx, each.getFirst(), each.getLast()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What moves, each with its share of what is owed; the share is kept, should it be parted again. */
    private Uni<List<Move>> leaving(SqlConnection tx, LedgerBatch batch, List<Change> changes) {
        Map<UUID, Long> owed = new HashMap<>();
        changes.forEach(
                each -> owed.put(each.from(), -batch.find(each.from()).balance().owed()));
        if (owed.values().stream().allMatch(each -> each == 0)) {
            return Uni.createFrom().item(moves(changes, Map.of()));
        }
        var debtors = changes.stream()
                .map(each -> new Debts.Leaving(each.issued(), each.from(), each.owed()))
                .toList();
        return aliases.inUse(tx, owed.keySet())
                .map(inUse -> Debts.shares(debtors, owed, inUse))
                .call(shares -> aliases.owed(tx, shares))
                .map(shares -> moves(changes, shares));
    }

    private static List<Move> moves(List<Change> changes, Map<UUID, Long> shares) {
        return changes.stream()
                .map(each -> new Move(
                        each.issued(), each.from(), each.into(), shares.getOrDefault(each.issued(), 0L), each.by()))
                .toList();
    }

    /** What nobody could be warned of lapsed by itself; a member is warned, where the programme warns. */
    private Uni<Void> requireNotice(SqlConnection tx, List<Change> changes) {
        Map<UUID, UUID> claimed = new HashMap<>();
        changes.stream().filter(Change::claimed).forEach(each -> claimed.put(each.issued(), each.into()));
        return claimed.isEmpty()
                ? Uni.createFrom().voidItem()
                : programs.now(tx)
                        .flatMap(program -> program.expiryNotice() == Policy.ExpiryNotice.REQUIRED
                                ? moves.requireNotice(tx, claimed)
                                : Uni.createFrom().voidItem());
    }
}
