package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import olp.loyalty.vouchers.model.Voucher;
import olp.loyalty.vouchers.model.VoucherCode;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.web.Problem;

/** Issues vouchers, and voids them, within somebody else's transaction: the account is locked there. */
@ApplicationScoped
public class IssueVouchers {
    private final PostgresVouchers vouchers;
    private final SecureRandom random = new SecureRandom();

    IssueVouchers(PostgresVouchers vouchers) {
        this.vouchers = vouchers;
    }

    /** A new voucher; it is nothing until it is kept. */
    public Voucher draw(Voucher.Good good, String card, UUID issuedAccount, Voucher.Source source, Instant at) {
        var signs = new byte[VoucherCode.RANDOM_SIGNS];
        random.nextBytes(signs);
        return new Voucher(
                TimeOrderedIds.next(),
                VoucherCode.of(signs),
                good,
                card,
                issuedAccount,
                source,
                Voucher.State.ISSUED,
                at);
    }

    /** Keeps new vouchers, all with one statement. */
    public Uni<Void> keep(SqlConnection tx, List<Voucher> drawn) {
        return drawn.isEmpty()
                ? Uni.createFrom().voidItem()
                : vouchers.insert(tx, drawn).replaceWithVoid();
    }

    /** Keeps the voucher of an order; 409 if the order's id is another's. */
    public Uni<Void> keepOrdered(SqlConnection tx, Voucher drawn) {
        return vouchers.insert(tx, List.of(drawn))
                .invoke(inserted -> {
                    if (inserted == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }

    /** Vouchers that a rule gave and that can still be used, locked: those for a purchase first, then the newest. */
    public Uni<List<Voucher>> unused(
            SqlConnection tx, Collection<UUID> accounts, String rule, UUID purchase, Instant at, int most) {
        return vouchers.unused(tx, accounts, rule, purchase, at, most);
    }

    /** Voids vouchers that are locked. */
    public Uni<Void> makeVoid(SqlConnection tx, Collection<Voucher> unused, Instant at) {
        return unused.isEmpty()
                ? Uni.createFrom().voidItem()
                : vouchers.makeVoid(tx, unused.stream().map(Voucher::id).toList(), at);
    }

    /** What is told of a new voucher. */
    public OutgoingEvent issued(Voucher voucher) {
        return VoucherEvents.issued(voucher);
    }

    /** What is told of one that was voided, for a return of a purchase. */
    public OutgoingEvent voided(Voucher voucher, UUID cause, Instant at) {
        return VoucherEvents.voided(voucher, cause, at);
    }
}
