package olp.cashback.payouts;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import olp.cashback.ledger.MoneyDesk;
import olp.cashback.payouts.Pain001.Order;
import olp.cashback.payouts.Pain001.Transfer;
import olp.cashback.payouts.model.BankAccount;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Makes files for the bank: each payout is in one, once. */
@ApplicationScoped
class ExportPayouts {
    private static final int MOST = 10_000;

    private final MoneyDesk desk;
    private final Programs programs;
    private final PostgresExports exports;
    private final Pool pool;
    private final Optional<BankAccount> debtor;

    ExportPayouts(MoneyDesk desk, Programs programs, PostgresExports exports, Pool pool, PayoutSettings settings) {
        this.desk = desk;
        this.programs = programs;
        this.exports = exports;
        this.pool = pool;
        this.debtor = settings.debtor().map(ExportPayouts::account);
    }

    /** A debtor that cannot be one stops the service at its start, and not the first export. */
    void start(@Observes StartupEvent starting) {
        debtor.filter(each -> !Ibans.isValid(each.iban())).ifPresent(wrong -> {
            throw new IllegalStateException("olp.payouts.debtor.iban is not an IBAN");
        });
    }

    private static BankAccount account(PayoutSettings.Debtor debtor) {
        return new BankAccount(
                debtor.iban().replace(" ", ""), debtor.name(), debtor.bic().orElse(null));
    }

    Uni<Answer> export(RequestKey key) {
        var from = debtor.orElseThrow(() ->
                Problem.conflict("debtor-unknown", "The account to pay from is not configured (olp.payouts.debtor)."));
        return desk.once(
                key,
                tx -> programs.now(tx)
                        .flatMap(program -> exports.alone(tx)
                                .flatMap(at -> exports.collect(tx, key.id(), program.currency(), MOST)
                                        .flatMap(found ->
                                                keep(tx, order(key.id(), at, program, from, found), key.caller())))));
    }

    private static Order order(UUID id, Instant at, Policy program, BankAccount from, List<Transfer> found) {
        if (found.isEmpty()) {
            throw Problem.conflict("nothing-to-export", "All payouts are in a file already, or over.");
        }
        return new Order(id, at, at.atZone(program.zone()).toLocalDate(), program.currency(), from, found);
    }

    /** A long file is written beside the threads that serve others. */
    private Uni<Answer> keep(SqlConnection tx, Order order, String author) {
        return Uni.createFrom()
                .item(() -> Pain001.write(order))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .flatMap(file -> exports.add(tx, order, file, author))
                .replaceWith(() -> Answer.of(
                        201,
                        new ExportResource.View(
                                order.id(), order.transfers().size(), order.sum(), order.currency(), order.at())));
    }

    /** A file that was made; 404 if there is none. */
    Uni<byte[]> file(UUID id) {
        return exports.file(pool, id);
    }
}
