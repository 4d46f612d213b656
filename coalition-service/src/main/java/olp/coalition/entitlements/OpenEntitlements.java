package olp.coalition.entitlements;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.coalition.cards.Card;
import olp.coalition.cards.Cards;
import olp.coalition.entitlements.model.AccountOpenings;
import olp.coalition.offers.Offers;
import olp.coalition.offers.model.Offer;
import olp.coalition.partners.Partners;
import olp.coalition.purchases.Histories;
import olp.coalition.purchases.PurchaseTold;
import olp.coalition.purchases.model.PurchaseHistory;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;

/**
 * Takes purchases in, and tells of the offers at other partners that they opened. Only a purchase is a reason to tell: an
 * offer that is published later counts what was bought before, and is told of at the next purchase.
 */
@ApplicationScoped
public class OpenEntitlements {
    private final Partners partners;
    private final Cards cards;
    private final Histories histories;
    private final Offers offers;
    private final Openings openings;
    private final Outbox outbox;

    OpenEntitlements(
            Partners partners, Cards cards, Histories histories, Offers offers, Openings openings, Outbox outbox) {
        this.partners = partners;
        this.cards = cards;
        this.histories = histories;
        this.offers = offers;
        this.openings = openings;
        this.outbox = outbox;
    }

    private record Bought(PurchaseTold purchase, Card card) {}

    /** Applies purchases in their order; those whose card or partner is not known yet wait for it. */
    public Uni<Void> take(SqlConnection tx, Map<IncomingEvent, PurchaseTold> told, Verdicts verdicts) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cards.hold(tx, values(told, PurchaseTold::card))
                .flatMap(known -> partners.names(tx, values(told, PurchaseTold::partner))
                        .map(names -> ready(told, known, names.keySet(), verdicts)))
                .flatMap(bought -> bought.isEmpty() ? Uni.createFrom().voidItem() : apply(tx, bought));
    }

    private static <T> Set<T> values(
            Map<IncomingEvent, PurchaseTold> told, java.util.function.Function<PurchaseTold, T> value) {
        return told.values().stream().map(value).collect(Collectors.toSet());
    }

    private static List<Bought> ready(
            Map<IncomingEvent, PurchaseTold> told, Map<String, Card> cards, Set<UUID> partners, Verdicts verdicts) {
        List<Bought> ready = new ArrayList<>();
        told.forEach((event, purchase) -> {
            if (!cards.containsKey(purchase.card())) {
                verdicts.park(event, "card:" + purchase.card());
            } else if (!partners.contains(purchase.partner())) {
                verdicts.park(event, "partner:" + purchase.partner());
            } else {
                ready.add(new Bought(purchase, cards.get(purchase.card())));
            }
        });
        return ready;
    }

    private Uni<Void> apply(SqlConnection tx, List<Bought> bought) {
        Set<UUID> accounts = new LinkedHashSet<>();
        bought.forEach(each -> accounts.add(each.card().account()));
        return cards.lock(tx, accounts)
                .flatMap(now -> remember(tx, bought)
                        .flatMap(kept -> offers.open(tx, now))
                        .flatMap(open -> openings.of(tx, accounts).flatMap(told -> tell(tx, bought, open, told, now))));
    }

    private Uni<Void> remember(SqlConnection tx, List<Bought> bought) {
        Set<UUID> issued =
                bought.stream().map(each -> each.card().issuedAccount()).collect(Collectors.toSet());
        return histories.ofIssued(tx, issued).flatMap(before -> {
            Map<UUID, PurchaseHistory> after = new HashMap<>(before);
            bought.forEach(each -> after.merge(
                    each.card().issuedAccount(),
                    PurchaseHistory.EMPTY.with(each.purchase().asPastPurchase()),
                    (known, more) -> known.with(each.purchase().asPastPurchase())));
            return histories.keep(tx, before, after);
        });
    }

    private Uni<Void> tell(
            SqlConnection tx, List<Bought> bought, List<Offer> open, Map<UUID, AccountOpenings> told, Instant now) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (Bought each : bought) {
            var card = each.card();
            if (card.isActive()) {
                told.get(card.account())
                        .take(each.purchase().asPastPurchase(), open, now)
                        .forEach(announcement ->
                                events.add(EntitlementOpened.event(card.account(), card.number(), announcement)));
            }
        }
        return openings.keep(tx, told).flatMap(kept -> outbox.append(Tx.of(tx), events));
    }
}
