package olp.cashback.returns;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.intake.Told;
import olp.cashback.ledger.Postings;
import olp.cashback.program.Programs;
import olp.cashback.program.model.PolicyHistory;
import olp.cashback.purchases.PostgresPurchases;
import olp.cashback.purchases.model.Sold;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;
import olp.platform.ledger.Wanted;

/** Takes back what was earned by what is returned, of a batch of returns with a handful of statements. */
@ApplicationScoped
public class TakeBackCashback {
    private final Programs programs;
    private final PostgresPurchases purchases;
    private final Postings postings;
    private final Outbox outbox;

    TakeBackCashback(Programs programs, PostgresPurchases purchases, Postings postings, Outbox outbox) {
        this.programs = programs;
        this.purchases = purchases;
        this.postings = postings;
        this.outbox = outbox;
    }

    /**
     * Takes it back, and tells of it. A return waits for its purchase, which comes before it unless that could not be read.
     *
     * @param verdicts gets those that wait, and those of more than was bought
     */
    public Uni<Void> takeBack(SqlConnection tx, List<Told<PurchaseReturned>> told, Verdicts verdicts) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = told.stream().map(each -> each.says().purchase()).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(programs.known(tx), purchases.find(tx, ids))
                .asTuple()
                .flatMap(read -> {
                    var ready = ready(told, read.getItem1(), read.getItem2(), verdicts);
                    return ready.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : takeBack(tx, ready, read.getItem1().orElseThrow(), read.getItem2(), verdicts);
                });
    }

    /** Those of purchases that earned something, of which all is known. */
    private static List<Told<PurchaseReturned>> ready(
            List<Told<PurchaseReturned>> told,
            Optional<PolicyHistory> program,
            Map<UUID, Sold> sold,
            Verdicts verdicts) {
        List<Told<PurchaseReturned>> ready = new ArrayList<>(told.size());
        for (var each : told) {
            var awaited = verdicts.awaitedBefore(each.event()).or(() -> awaited(each.says(), program, sold));
            if (awaited.isPresent()) {
                verdicts.park(each.event(), awaited.get());
            } else if (!sold.get(each.says().purchase()).earned().isEmpty()) {
                ready.add(each);
            }
        }
        return ready;
    }

    private static Optional<String> awaited(
            PurchaseReturned says, Optional<PolicyHistory> program, Map<UUID, Sold> sold) {
        if (program.isEmpty()) {
            return Optional.of(Programs.AWAITED);
        }
        if (!says.currency().equals(program.get().newest().currency())) {
            return Optional.of(Programs.awaited(says.currency()));
        }
        return sold.containsKey(says.purchase())
                ? Optional.empty()
                : Optional.of(PostgresPurchases.awaited(says.purchase()));
    }

    /** What has come back by now is read again under the locks of the wallets, which keep it as it is. */
    private Uni<Void> takeBack(
            SqlConnection tx,
            List<Told<PurchaseReturned>> ready,
            PolicyHistory program,
            Map<UUID, Sold> sold,
            Verdicts verdicts) {
        Set<UUID> ids = ready.stream().map(each -> each.says().purchase()).collect(Collectors.toSet());
        Set<UUID> issued = new HashSet<>();
        ids.forEach(id -> issued.add(sold.get(id).issued()));
        return postings.lock(tx, issued, accounts -> wanted(ids, sold, accounts))
                .flatMap(locked -> purchases.find(tx, ids).flatMap(now -> {
                    var posting = new ReturnPostings(locked, now, program);
                    ready.forEach(each -> enter(each, posting, verdicts));
                    return Uni.join()
                            .all(
                                    postings.write(tx, locked.batch()),
                                    purchases.returned(tx, posting.changed()),
                                    outbox.append(Tx.of(tx), posting.events()))
                            .andFailFast()
                            .replaceWithVoid();
                }));
    }

    private static void enter(Told<PurchaseReturned> each, ReturnPostings posting, Verdicts verdicts) {
        try {
            posting.enter(each.says());
        } catch (IllegalArgumentException e) {
            verdicts.dead(each.event(), e.getMessage());
        }
    }

    /** The lots that were given, and enough others to take it back from where those are spent. */
    private static Wanted wanted(Set<UUID> ids, Map<UUID, Sold> sold, Map<UUID, UUID> accounts) {
        var wanted = new Wanted();
        for (var id : ids) {
            var each = sold.get(id);
            wanted.lots(each.earned().stream().map(Sold.Earned::lot).toList())
                    .reversing(accounts.get(each.issued()), each.amount());
        }
        return wanted;
    }
}
