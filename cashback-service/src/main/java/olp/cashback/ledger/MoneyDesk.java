package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import olp.cashback.cards.Card;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Value;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** What a change of money by request takes: done once, under the wallets' locks, after what is due there. */
@ApplicationScoped
public class MoneyDesk {
    /** The topic of all that happens to money. */
    public static final String TOPIC = "cashback.wallets";

    private final Pool pool;
    private final Requests requests;
    private final Postings postings;
    private final Programs programs;
    private final Outbox outbox;

    MoneyDesk(Pool pool, Requests requests, Postings postings, Programs programs, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.postings = postings;
        this.programs = programs;
        this.outbox = outbox;
    }

    /** Entries to be written to locked wallets, and what is to be told of them. */
    public record Work(SqlConnection tx, Policy program, Locked wallets, List<OutgoingEvent> told) {
        /** What is entered so far. */
        public LedgerBatch batch() {
            return wallets.batch();
        }

        /** When it is entered: the database's clock. */
        public Instant at() {
            return batch().at();
        }

        /** Enters value. */
        public Value value() {
            return new Value(batch());
        }

        /** The wallet of a card. */
        public UUID wallet(Card card) {
            return wallets.accountOf(card.issuedAccount());
        }

        /** To whom a lot is given; a member's lapses after a notice, where the programme gives one. */
        public Lot.Owner owner(Card card) {
            return wallets.owner(card.issuedAccount(), program);
        }

        /** 409 with what there is, if it is less than what is asked for. */
        public void refuseTooLittle(UUID wallet, long amount) {
            var available = batch().find(wallet).balance().available();
            if (available < amount) {
                throw Problem.conflict(
                                "insufficient-funds",
                                "The card has %d to spend, %d are asked for.".formatted(available, amount))
                        .with("available", available);
            }
        }

        /** Adds what is to be told of a wallet. */
        public void tell(UUID wallet, String type, UUID subject, Object data) {
            told.add(OutgoingEvent.of(TOPIC, wallet.toString(), type, subject, data));
        }
    }

    /** Does something in one transaction, once, whatever its request is repeated. */
    public Uni<Answer> once(RequestKey key, Function<SqlConnection, Uni<Answer>> work) {
        return pool.withTransaction(tx -> requests.once(Tx.of(tx), key, () -> work.apply(tx)));
    }

    /**
     * Changes what is in wallets, and tells of it.
     *
     * @param issued the accounts that their cards were issued with
     * @param wanted what of the wallets is needed beside their balances, given where each account's money is
     * @param change decides; what it enters is written after it
     */
    public <T> Uni<T> change(
            SqlConnection tx,
            Collection<UUID> issued,
            Function<Map<UUID, UUID>, Wanted> wanted,
            Function<Work, Uni<T>> change) {
        return programs.now(tx)
                .flatMap(program -> postings.lock(tx, issued, wanted)
                        .map(locked -> new Work(tx, program, locked, new ArrayList<>())))
                .flatMap(work -> change.apply(work).call(() -> write(work)));
    }

    private Uni<Void> write(Work work) {
        return postings.write(work.tx(), work.batch()).flatMap(written -> outbox.append(Tx.of(work.tx()), work.told()));
    }
}
