package olp.cashback.accruals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import olp.cashback.accruals.ReadPurchases.Found;
import olp.cashback.accruals.model.Accrual;
import olp.cashback.cards.Aliases.Place;
import olp.cashback.intake.Told;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.purchases.PostgresPurchases;
import olp.cashback.purchases.PostgresPurchases.Kept;
import olp.cashback.purchases.PurchaseRecorded;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;
import olp.platform.ledger.Wanted;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.RuleBook;

/**
 * Credits what a batch of purchases earns, with a handful of statements however many they are. Whether a card is blocked
 * by now does not matter: loyalty-service took the purchase.
 */
@ApplicationScoped
public class AccrueCashback {
    private final ReadPurchases readiness;
    private final PostgresRules rules;
    private final Postings postings;
    private final PostgresPurchases purchases;
    private final Outbox outbox;

    AccrueCashback(
            ReadPurchases readiness,
            PostgresRules rules,
            Postings postings,
            PostgresPurchases purchases,
            Outbox outbox) {
        this.readiness = readiness;
        this.rules = rules;
        this.postings = postings;
        this.purchases = purchases;
        this.outbox = outbox;
    }

    /**
     * Credits these purchases, and tells of each that earned something.
     *
     * @param others accounts of issue that this transaction will post to later, so that all are locked at once and in order
     * @param verdicts gets those that wait for what they build on
     */
    public Uni<Void> accrue(
            SqlConnection tx, List<Told<PurchaseRecorded>> told, Collection<UUID> others, Verdicts verdicts) {
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : rules.book(tx)
                        .flatMap(book -> readiness
                                .find(tx, told, others, book, verdicts)
                                .flatMap(found -> accrue(tx, found, book, others, verdicts)));
    }

    private Uni<Void> accrue(SqlConnection tx, Found found, RuleBook book, Collection<UUID> others, Verdicts verdicts) {
        var ready = found.purchases();
        var earning = ready.stream().filter(each -> Rating.mayEarn(each, book)).toList();
        if (earning.isEmpty()) {
            return purchases.keep(
                    tx,
                    ready.stream()
                            .map(each -> new Earned(each, Accrual.NOTHING).nothing())
                            .toList());
        }
        Map<UUID, Place> places = new HashMap<>(found.places());
        Set<UUID> issued = new HashSet<>(others);
        earning.forEach(each -> issued.add(each.issued()));
        places.keySet().retainAll(issued);
        return postings.lock(tx, places, new Wanted())
                .flatMap(locked -> Rating.read(tx, book, earning, locked)
                        .flatMap(rating -> write(tx, locked, rating, rated(ready, rating, verdicts))));
    }

    private static List<Earned> rated(List<Ready> ready, Rating rating, Verdicts verdicts) {
        List<Earned> earned = new ArrayList<>(ready.size());
        for (var each : ready) {
            rate(each, rating, verdicts).ifPresent(accrual -> earned.add(new Earned(each, accrual)));
        }
        return earned;
    }

    private static Optional<Accrual> rate(Ready purchase, Rating rating, Verdicts verdicts) {
        try {
            var accrual = rating.rate(purchase);
            // Adds up, or the purchase is dead before anything of it is entered.
            return accrual.amount() < 0 ? Optional.empty() : Optional.of(accrual);
        } catch (ArithmeticException e) {
            verdicts.dead(purchase.told().event(), "beyond counting: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Uni<Void> write(SqlConnection tx, Locked locked, Rating rating, List<Earned> earned) {
        List<Kept> rows = new ArrayList<>(earned.size());
        List<OutgoingEvent> told = new ArrayList<>(earned.size());
        for (var each : earned) {
            if (each.accrual().parts().isEmpty()) {
                rows.add(each.nothing());
            } else {
                var account = locked.accountOf(each.purchase().issued());
                rows.add(each.enterInto(locked));
                told.add(each.event(account));
            }
        }
        return Uni.join()
                .all(
                        postings.write(tx, locked.batch()),
                        rating.write(tx),
                        purchases.keep(tx, rows),
                        outbox.append(Tx.of(tx), told))
                .andFailFast()
                .replaceWithVoid();
    }
}
