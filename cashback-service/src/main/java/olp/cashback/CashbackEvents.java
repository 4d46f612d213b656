package olp.cashback;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import olp.cashback.accruals.AccrueCashback;
import olp.cashback.cards.Cards;
import olp.cashback.expiry.TakeWarnings;
import olp.cashback.intake.Round;
import olp.cashback.intake.Told;
import olp.cashback.partners.Partners;
import olp.cashback.program.Programs;
import olp.cashback.purchases.PurchaseRecorded;
import olp.cashback.returns.PurchaseReturned;
import olp.cashback.returns.TakeBackCashback;
import olp.cashback.spending.PaidWithCashback;
import olp.cashback.wallets.FollowCards;
import olp.platform.events.EventHandler;
import olp.platform.events.Inbox;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What other services tell, batch by batch: what purchases build on first, then the purchases, then what came back. */
@ApplicationScoped
class CashbackEvents implements EventHandler {
    private final Inbox inbox;
    private final Programs programs;
    private final Partners partners;
    private final FollowCards cards;
    private final AccrueCashback accruals;
    private final TakeBackCashback returns;
    private final TakeWarnings warnings;
    private final PaidWithCashback paid;

    CashbackEvents(
            Inbox inbox,
            Programs programs,
            Partners partners,
            FollowCards cards,
            AccrueCashback accruals,
            TakeBackCashback returns,
            TakeWarnings warnings,
            PaidWithCashback paid) {
        this.inbox = inbox;
        this.programs = programs;
        this.partners = partners;
        this.cards = cards;
        this.accruals = accruals;
        this.returns = returns;
        this.warnings = warnings;
        this.paid = paid;
    }

    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.consume(records, this);
    }

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        return programs.keep(tx, of(events, Programs.TOLD_BY), verdicts)
                .flatMap(kept -> partners.keep(tx, of(events, Partners.TOLD_BY), verdicts))
                .flatMap(kept -> cards.keep(tx, of(events, Cards.TOLD_BY), verdicts))
                .flatMap(kept -> Multi.createFrom()
                        .iterable(Round.of(events, PurchaseRecorded.TOLD_BY, PurchaseReturned.TOLD_BY))
                        .onItem()
                        .transformToUniAndConcatenate(round -> handle(tx, round, verdicts))
                        .collect()
                        .asList())
                .flatMap(done -> warnings.take(tx, of(events, TakeWarnings.TOLD_BY), verdicts))
                .replaceWith(verdicts);
    }

    private Uni<Void> handle(SqlConnection tx, Round round, Verdicts verdicts) {
        var bought = Told.read(round.purchases(), PurchaseRecorded.class, verdicts);
        var returned = Told.read(round.returns(), PurchaseReturned.class, verdicts);
        return accruals.accrue(tx, bought, postedToLater(round, verdicts), verdicts)
                .flatMap(accrued -> paid.spend(tx, round.purchases(), verdicts))
                .flatMap(spent -> paid.restore(tx, round.returns(), verdicts))
                .flatMap(restored -> returns.takeBack(tx, returned, verdicts));
    }

    /**
     * The wallets that what is spent and comes back is posted to, so that all of a batch's are locked at once and in order.
     * Events of purchases have the account that the card was issued with as their key.
     */
    private Set<UUID> postedToLater(Round round, Verdicts verdicts) {
        return Stream.concat(round.returns().stream(), paid.concerned(round.purchases(), verdicts).stream())
                .map(event -> UUID.fromString(event.key()))
                .collect(Collectors.toSet());
    }

    private static List<IncomingEvent> of(List<IncomingEvent> events, Set<String> types) {
        return events.stream().filter(each -> types.contains(each.type())).toList();
    }
}
