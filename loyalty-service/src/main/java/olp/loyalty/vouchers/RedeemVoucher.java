package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.vouchers.PostgresVouchers.Found;
import olp.loyalty.vouchers.VoucherResource.Redemption;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Takes a voucher at a till, once. */
@ApplicationScoped
class RedeemVoucher {
    private final Pool pool;
    private final PointsDesk desk;
    private final PostgresVouchers vouchers;
    private final Outbox outbox;
    private final VoucherJson json;

    RedeemVoucher(Pool pool, PointsDesk desk, PostgresVouchers vouchers, Outbox outbox, VoucherJson json) {
        this.pool = pool;
        this.desk = desk;
        this.vouchers = vouchers;
        this.outbox = outbox;
        this.json = json;
    }

    /** A voucher that was redeemed. */
    record View(String code, Voucher.State state, String reward, String name, UUID partner, Instant redeemedAt) {}

    /**
     * Redeems it, or says what was answered when the partner did.
     *
     * @param key of a request with an id of its own; null: the code is the key
     */
    Uni<Answer> redeem(RequestKey key, String code, UUID partner, Redemption asked) {
        return vouchers.card(pool, code).flatMap(card -> {
            if (card == null) {
                throw Problem.notFound("voucher");
            }
            PointsDesk.Change<Answer> change = (tx, locked, program) -> vouchers.lock(tx, code)
                    .flatMap(found -> redeem(
                            tx,
                            found.orElseThrow(),
                            partner,
                            asked,
                            locked.ledger().at()));
            return key == null
                    ? desk.inTransaction(List.of(card), each -> new Wanted(), change)
                    : desk.once(key, List.of(card), each -> new Wanted(), change);
        });
    }

    private Uni<Answer> redeem(SqlConnection tx, Found found, UUID partner, Redemption asked, Instant at) {
        var voucher = found.voucher();
        var good = voucher.good();
        if (good.partner() != null && !good.partner().equals(partner)) {
            throw Problem.conflict("voucher-elsewhere", "The voucher is for another partner.");
        }
        if (voucher.state() == Voucher.State.REDEEMED
                && partner.equals(found.redeemedBy())
                && asked.id() == null
                && Objects.equals(found.request(), null)) {
            return Uni.createFrom().item(new Answer(200, found.answer(), true));
        }
        var state = voucher.stateAt(at);
        if (state != Voucher.State.ISSUED) {
            throw Problem.conflict(
                            "voucher-" + state.name().toLowerCase(Locale.ROOT), "The voucher is " + state + " already.")
                    .with("state", state);
        }
        var answer = json.write(new View(
                VoucherView.of(voucher, at).code(), Voucher.State.REDEEMED, good.reward(), good.name(), partner, at));
        return vouchers.redeem(tx, voucher.id(), at, partner, asked.id(), answer)
                .flatMap(redeemed -> outbox.append(Tx.of(tx), List.of(VoucherEvents.redeemed(voucher, partner, at))))
                .replaceWith(new Answer(200, answer, false));
    }
}
