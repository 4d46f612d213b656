package olp.cashback.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Holds;
import olp.platform.web.Answer;
import olp.platform.web.Problem;

/** Sets money of a locked wallet aside, if there is enough, and tells of it. */
@ApplicationScoped
class SetMoneyAside {
    private final Postings postings;
    private final WalletHolds holds;
    private final Proofs proofs;
    private final Outbox outbox;

    SetMoneyAside(Postings postings, WalletHolds holds, Proofs proofs, Outbox outbox) {
        this.postings = postings;
        this.holds = holds;
        this.proofs = proofs;
        this.outbox = outbox;
    }

    Uni<Boolean> isTaken(SqlConnection tx, UUID id) {
        return holds.exists(tx, id);
    }

    Uni<Locked> lock(SqlConnection tx, UUID issued, long amount) {
        return postings.lock(tx, List.of(issued), accounts -> new Wanted().spending(accounts.get(issued), amount));
    }

    Uni<Answer> hold(SqlConnection tx, Locked locked, WalletHold hold) {
        var batch = locked.batch();
        var account = locked.accountOf(hold.issued());
        var available = batch.find(account).balance().available();
        if (available < hold.amount()) {
            throw Problem.conflict(
                            "insufficient-funds",
                            "The card has %d to spend, %d are asked for.".formatted(available, hold.amount()))
                    .with("available", available);
        }
        // Of one with a proof the ledger's clock is no judge: a purchase that carries it may be told later.
        new Holds(batch)
                .hold(
                        hold.id(),
                        account,
                        hold.issued(),
                        hold.partner(),
                        hold.amount(),
                        hold.direct() ? hold.endsAt() : null);
        var proof = proofs.of(hold, batch.at());
        return Uni.join()
                .all(
                        postings.write(tx, batch),
                        holds.add(tx, hold),
                        outbox.append(Tx.of(tx), List.of(HoldEvents.held(hold, account))))
                .andFailFast()
                .replaceWith(() -> Answer.of(201, HoldView.of(hold, batch.at(), proof)));
    }
}
