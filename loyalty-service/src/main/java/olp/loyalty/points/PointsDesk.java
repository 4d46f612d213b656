package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Value;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** What a change of points beside the till takes: done once, under the accounts' locks, after what is due there. */
@ApplicationScoped
public class PointsDesk {
    private final Pool pool;
    private final Requests requests;
    private final CardLocks locks;
    private final SettingsStore settings;
    private final PostgresLedger ledger;
    private final Outbox outbox;

    PointsDesk(
            Pool pool,
            Requests requests,
            CardLocks locks,
            SettingsStore settings,
            PostgresLedger ledger,
            Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.locks = locks;
        this.settings = settings;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** A change of points. */
    public interface Change<T> {
        /** Decides and writes it; the cards that exist are locked. */
        Uni<T> make(SqlConnection tx, Locked locked, Program program);
    }

    /** Entries to be written, and what is to be told of them. */
    public record Work(LedgerBatch batch, Value value, List<OutgoingEvent> told) {
        /** Adds what is to be told. */
        public void tell(OutgoingEvent event) {
            told.add(event);
        }
    }

    /** Makes a change once, whatever its request is repeated. */
    public Uni<Answer> once(
            RequestKey key, Collection<String> numbers, Function<Card, Wanted> wanted, Change<Answer> change) {
        return locks.patiently(() -> pool.withTransaction(
                tx -> requests.once(Tx.of(tx), key, () -> underLock(tx, numbers, wanted, change))));
    }

    /** Makes a change that knows by itself whether it was made. */
    public <T> Uni<T> inTransaction(Collection<String> numbers, Function<Card, Wanted> wanted, Change<T> change) {
        return locks.patiently(() -> pool.withTransaction(tx -> underLock(tx, numbers, wanted, change)));
    }

    private <T> Uni<T> underLock(
            SqlConnection tx, Collection<String> numbers, Function<Card, Wanted> wanted, Change<T> change) {
        return locks.lock(tx, numbers, wanted)
                .flatMap(locked -> settings.history(tx)
                        .flatMap(history -> change.make(
                                tx, locked, history.at(Instant.now()).program())));
    }

    /** Begins with what is due. */
    public Work work(Locked locked) {
        var holders = locked.ledger().holders();
        var batch = new LedgerBatch(locked.ledger().at(), TimeOrderedIds::next, holders);
        return new Work(batch, new Value(batch), PointsEvents.settle(batch, holders.values()));
    }

    /** Enters what was decided, and tells it. */
    public Uni<Void> write(SqlConnection tx, Work work) {
        return ledger.write(tx, work.batch()).flatMap(written -> outbox.append(Tx.of(tx), work.told()));
    }

    /** 409 with what there is, if it is less than what is asked for. */
    public static void refuseTooFew(Balance balance, long points) {
        var available = balance.available();
        if (available < points) {
            throw Problem.conflict(
                            "insufficient-points",
                            "The card has %d points to spend, %d are asked for.".formatted(available, points))
                    .with("available", available);
        }
    }

    /** To whom a lot is given; a member's lapses after a notice, where the programme gives one. */
    public static Lot.Owner owner(Card card, Program program) {
        var notice = card.member() != null && program.expiryNotice() == Program.ExpiryNotice.REQUIRED;
        return new Lot.Owner(card.account(), card.issuedAccount(), notice);
    }
}
