package olp.cashback;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import olp.cashback.accruals.AccrueCashback;
import olp.cashback.cards.Cards;
import olp.cashback.partners.Partners;
import olp.cashback.program.Programs;
import olp.cashback.spending.PaidWithCashback;
import olp.platform.events.EventHandler;
import olp.platform.events.Inbox;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What loyalty-service tells, batch by batch: what purchases build on first, then the purchases. */
@ApplicationScoped
class CashbackEvents implements EventHandler {
    private final Inbox inbox;
    private final Programs programs;
    private final Partners partners;
    private final Cards cards;
    private final AccrueCashback accruals;
    private final PaidWithCashback paid;

    CashbackEvents(
            Inbox inbox,
            Programs programs,
            Partners partners,
            Cards cards,
            AccrueCashback accruals,
            PaidWithCashback paid) {
        this.inbox = inbox;
        this.programs = programs;
        this.partners = partners;
        this.cards = cards;
        this.accruals = accruals;
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
                .flatMap(kept -> accruals.accrue(tx, of(events, AccrueCashback.TOLD_BY), verdicts))
                .flatMap(earned -> paid.spend(tx, of(events, PaidWithCashback.SPENT_BY), verdicts))
                .flatMap(spent -> paid.restore(tx, of(events, PaidWithCashback.RESTORED_BY), verdicts))
                .replaceWith(verdicts);
    }

    private static List<IncomingEvent> of(List<IncomingEvent> events, Set<String> types) {
        return events.stream().filter(each -> types.contains(each.type())).toList();
    }
}
