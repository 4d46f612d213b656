package olp.cashback.accruals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import olp.cashback.accruals.model.Accrual;
import olp.cashback.cards.Card;
import olp.cashback.cards.Cards;
import olp.cashback.intake.Told;
import olp.cashback.ledger.Postings;
import olp.cashback.program.Programs;
import olp.cashback.program.model.PolicyHistory;
import olp.cashback.rules.RuleVersions;
import olp.cashback.rules.model.Rules;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;

/**
 * Credits what a batch of purchases earns, with a handful of statements however many they are. Whether a card is blocked
 * by now does not matter: loyalty-service took the purchase.
 */
@ApplicationScoped
public class AccrueCashback {
    /** The event that earns. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.purchase-recorded.v1");

    private final Programs programs;
    private final Cards cards;
    private final RuleVersions rules;
    private final Postings postings;
    private final Outbox outbox;

    AccrueCashback(Programs programs, Cards cards, RuleVersions rules, Postings postings, Outbox outbox) {
        this.programs = programs;
        this.cards = cards;
        this.rules = rules;
        this.postings = postings;
        this.outbox = outbox;
    }

    /**
     * Credits these purchases and tells of each that earned something. A purchase waits for its card if that is not known
     * yet, and for the programme if that is known to be in another currency.
     */
    public Uni<Void> accrue(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        var purchases = Told.read(events, PurchaseRecorded.class, verdicts);
        if (purchases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var numbers = purchases.stream().map(each -> each.says().card()).collect(Collectors.toSet());
        return programs.known(tx)
                .flatMap(program -> cards.find(tx, numbers).flatMap(known -> {
                    var ready = ready(purchases, program, known, verdicts);
                    return ready.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : rules.all(tx).flatMap(all -> credit(tx, earned(ready, known, all, verdicts)));
                }));
    }

    private static List<Told<PurchaseRecorded>> ready(
            List<Told<PurchaseRecorded>> purchases,
            Optional<PolicyHistory> program,
            Map<String, Card> known,
            Verdicts verdicts) {
        List<Told<PurchaseRecorded>> ready = new ArrayList<>(purchases.size());
        for (var each : purchases) {
            if (program.isEmpty()) {
                verdicts.park(each.event(), Programs.AWAITED);
            } else if (!each.says().currency().equals(program.get().newest().currency())) {
                verdicts.park(each.event(), Programs.awaited(each.says().currency()));
            } else if (!known.containsKey(each.says().card())) {
                verdicts.park(each.event(), Card.awaited(each.says().card()));
            } else {
                ready.add(each);
            }
        }
        return ready;
    }

    private static List<Earned> earned(
            List<Told<PurchaseRecorded>> purchases, Map<String, Card> known, Rules rules, Verdicts verdicts) {
        List<Earned> earned = new ArrayList<>(purchases.size());
        for (var each : purchases) {
            try {
                var accrual = Accrual.of(each.says().purchase(), rules);
                if (accrual.amount() > 0) {
                    var issued = known.get(each.says().card()).issuedAccount();
                    earned.add(new Earned(each.says(), issued, accrual));
                }
            } catch (ArithmeticException e) {
                verdicts.dead(each.event(), "beyond counting: " + e.getMessage());
            }
        }
        return earned;
    }

    private Uni<Void> credit(SqlConnection tx, List<Earned> earned) {
        if (earned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var issued = earned.stream().map(Earned::issued).collect(Collectors.toSet());
        List<OutgoingEvent> told = new ArrayList<>(earned.size());
        return postings.post(
                        tx,
                        issued,
                        locked -> earned.forEach(each -> {
                            var account = locked.accountOf(each.issued());
                            each.enterInto(locked.batch(), account);
                            told.add(each.event(account));
                        }))
                .flatMap(posted -> outbox.append(Tx.of(tx), told));
    }
}
