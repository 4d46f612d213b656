package olp.cashback.accruals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Aliases.Place;
import olp.cashback.cards.Card;
import olp.cashback.cards.Cards;
import olp.cashback.intake.Told;
import olp.cashback.partners.Partner;
import olp.cashback.partners.Partners;
import olp.cashback.program.Programs;
import olp.cashback.program.model.PolicyHistory;
import olp.cashback.purchases.PurchaseRecorded;
import olp.cashback.rules.model.PurchaseFacts;
import olp.platform.events.Verdicts;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.RuleBook;

/** Finds what purchases build on, all of a batch at once; those of which something is not known yet wait for it. */
@ApplicationScoped
class ReadPurchases {
    private final Programs programs;
    private final Aliases aliases;
    private final Cards cards;
    private final Partners partners;

    ReadPurchases(Programs programs, Aliases aliases, Cards cards, Partners partners) {
        this.programs = programs;
        this.aliases = aliases;
        this.cards = cards;
        this.partners = partners;
    }

    /** What is known of what a batch builds on. */
    private record Known(
            Optional<PolicyHistory> program,
            Map<UUID, Place> places,
            Map<String, Card.Kind> kinds,
            Map<UUID, String> categories) {}

    /**
     * What can be handled.
     *
     * @param purchases those of which all is known, in their order
     * @param places where the money is of the accounts that were asked for; none moves until the transaction ends
     */
    record Found(List<Ready> purchases, Map<UUID, Place> places) {}

    /**
     * Finds out what is known.
     *
     * @param others accounts of issue of which the place is asked for, too
     */
    Uni<Found> find(
            SqlConnection tx,
            List<Told<PurchaseRecorded>> purchases,
            Collection<UUID> others,
            RuleBook book,
            Verdicts verdicts) {
        var accounts = purchases.stream().map(ReadPurchases::issued).toList();
        Set<UUID> issued = new HashSet<>(others);
        issued.addAll(accounts);
        var numbers = asking(book, PurchaseFacts.CARD_KIND, purchases, PurchaseRecorded::card);
        var partner = asking(book, PurchaseFacts.PARTNER_CATEGORY, purchases, PurchaseRecorded::partner);
        return Uni.combine()
                .all()
                .unis(
                        programs.known(tx),
                        aliases.places(tx, issued),
                        cards.kinds(tx, numbers),
                        partners.categories(tx, partner))
                .with(Known::new)
                .map(known -> new Found(ready(purchases, accounts, book, known, verdicts), known.places()));
    }

    /** Of the purchases at whose time rules ask about a fact, what has to be looked up for it. */
    private static <T> Set<T> asking(
            RuleBook book, Fact fact, List<Told<PurchaseRecorded>> purchases, Function<PurchaseRecorded, T> whose) {
        return purchases.stream()
                .map(Told::says)
                .filter(each -> book.asks(each.occurredAt(), fact))
                .map(whose)
                .collect(Collectors.toSet());
    }

    /** The account that the card of a purchase was issued with is the key of its event. */
    private static UUID issued(Told<PurchaseRecorded> purchase) {
        return UUID.fromString(purchase.event().key());
    }

    private static List<Ready> ready(
            List<Told<PurchaseRecorded>> purchases,
            List<UUID> accounts,
            RuleBook book,
            Known known,
            Verdicts verdicts) {
        List<Ready> ready = new ArrayList<>(purchases.size());
        for (int i = 0; i < purchases.size(); i++) {
            var each = purchases.get(i);
            var awaited = awaited(each, accounts.get(i), book, known, verdicts);
            if (awaited.isPresent()) {
                verdicts.park(each.event(), awaited.get());
            } else {
                var says = each.says();
                ready.add(new Ready(
                        each,
                        says.purchase(),
                        accounts.get(i),
                        known.program().orElseThrow().at(says.acceptedAt()),
                        known.kinds().get(says.card()),
                        known.categories().get(says.partner())));
            }
        }
        return ready;
    }

    private static Optional<String> awaited(
            Told<PurchaseRecorded> purchase, UUID issued, RuleBook book, Known known, Verdicts verdicts) {
        var says = purchase.says();
        var before = verdicts.awaitedBefore(purchase.event());
        if (before.isPresent()) {
            return before;
        }
        if (known.program().isEmpty()) {
            return Optional.of(Programs.AWAITED);
        }
        if (!says.currency().equals(known.program().get().newest().currency())) {
            return Optional.of(Programs.awaited(says.currency()));
        }
        if (!known.places().containsKey(issued)
                || book.asks(says.occurredAt(), PurchaseFacts.CARD_KIND)
                        && !known.kinds().containsKey(says.card())) {
            return Optional.of(Card.awaited(says.card()));
        }
        return book.asks(says.occurredAt(), PurchaseFacts.PARTNER_CATEGORY)
                        && !known.categories().containsKey(says.partner())
                ? Optional.of(Partner.awaited(says.partner()))
                : Optional.empty();
    }
}
