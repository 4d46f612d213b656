package olp.coalition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import olp.coalition.cards.CardTold;
import olp.coalition.cards.Cards;
import olp.coalition.entitlements.OpenEntitlements;
import olp.coalition.partners.PartnerTold;
import olp.coalition.partners.Partners;
import olp.coalition.partners.ProgramTold;
import olp.coalition.purchases.PurchaseTold;
import olp.platform.events.EventHandler;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** What the facts of loyalty-service mean here: first who there is, then what they bought. */
@ApplicationScoped
class LoyaltyFacts implements EventHandler {
    private final Partners partners;
    private final Cards cards;
    private final OpenEntitlements entitlements;

    LoyaltyFacts(Partners partners, Cards cards, OpenEntitlements entitlements) {
        this.partners = partners;
        this.cards = cards;
        this.entitlements = entitlements;
    }

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        var programs = read(events, "loyalty.program-changed.v1"::equals, ProgramTold.class, verdicts);
        var businesses = read(events, type -> type.startsWith("loyalty.partner-"), PartnerTold.class, verdicts);
        var issued = read(events, type -> type.startsWith("loyalty.card-"), CardTold.class, verdicts);
        var purchases = read(events, "loyalty.purchase-recorded.v1"::equals, PurchaseTold.class, verdicts);
        return partners.learnProgram(tx, programs)
                .flatMap(learned -> partners.learn(tx, businesses, verdicts))
                .flatMap(learned -> cards.learn(tx, issued, verdicts))
                .flatMap(learned -> entitlements.take(tx, purchases, verdicts))
                .replaceWith(verdicts);
    }

    private static <T> Map<IncomingEvent, T> read(
            List<IncomingEvent> events, Predicate<String> types, Class<T> kind, Verdicts verdicts) {
        Map<IncomingEvent, T> read = new LinkedHashMap<>();
        for (IncomingEvent event : events) {
            if (types.test(event.type())) {
                try {
                    var fact = event.as(kind);
                    if (fact == null) {
                        throw new IllegalArgumentException("there is nothing in it");
                    }
                    read.put(event, fact);
                } catch (IllegalArgumentException unreadable) {
                    verdicts.dead(event, unreadable.getMessage());
                }
            }
        }
        return read;
    }
}
