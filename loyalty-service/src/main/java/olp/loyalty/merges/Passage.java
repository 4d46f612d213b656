package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.model.Program;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Mergers;

/** Points on their way from one ledger account to another. Both are locked, with all that is open in them. */
final class Passage {
    private static final Mergers.Names NAMES = new Mergers.Names("MERGED_OUT", "MERGED_IN", Program.PARTY);

    private final UUID from;
    private final UUID into;
    private final LedgerBatch batch;
    private final List<OutgoingEvent> told;

    /** Posts what is due of both first. */
    Passage(LockedAccounts locked, UUID from, UUID into) {
        this.from = from;
        this.into = into;
        this.batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
        this.told = new ArrayList<>(PointsEvents.settle(batch, List.of(batch.find(from), batch.find(into))));
    }

    /** The account that points leave, with what is due posted. */
    Holder left() {
        return batch.find(from);
    }

    /** Open holds that would be torn if what was given to some cards moved alone. */
    List<Hold> torn(List<UUID> origins) {
        return new Mergers(batch).torn(from, origins::contains);
    }

    /** Moves all that there is. */
    Uni<Void> all(SqlConnection tx, PostgresLedger ledger, UUID cause) {
        new Mergers(batch).merge(from, into, cause, NAMES);
        return ledger.write(tx, batch).flatMap(written -> ledger.follow(tx, from, into, null));
    }

    /** Moves what was given to some cards, debts up to what was owed, and what was issued to them in all. */
    Uni<Void> of(SqlConnection tx, PostgresLedger ledger, List<UUID> origins, long owed, long issued, UUID cause) {
        new Mergers(batch).split(from, into, origins::contains, owed, issued, cause, NAMES);
        return ledger.write(tx, batch).flatMap(written -> ledger.follow(tx, from, into, origins));
    }

    /** What is to be told of what had fallen due; more may be added. */
    List<OutgoingEvent> told() {
        return told;
    }
}
