package olp.cashback.accruals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import olp.platform.rules.model.RuleBook;

/** Finds what purchases build on, all of a batch at once; those of which something is not known yet wait for it. */
@ApplicationScoped
class ReadPurchases {
    private final Programs programs;
    private final Cards cards;
    private final Partners partners;

    ReadPurchases(Programs programs, Cards cards, Partners partners) {
        this.programs = programs;
        this.cards = cards;
        this.partners = partners;
    }

    /** What is known of what a batch builds on. */
    private record Known(Optional<PolicyHistory> program, Map<String, Card> cards, Map<UUID, String> categories) {}

    /** Those of which all is known, in their order. */
    Uni<List<Ready>> ready(SqlConnection tx, List<Told<PurchaseRecorded>> purchases, RuleBook book, Verdicts verdicts) {
        var numbers = purchases.stream().map(each -> each.says().card()).collect(Collectors.toSet());
        var asked = purchases.stream()
                .filter(each -> asksForCategory(book, each))
                .map(each -> each.says().partner())
                .collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(programs.known(tx), cards.find(tx, numbers), partners.categories(tx, asked))
                .with(Known::new)
                .map(known -> ready(purchases, book, known, verdicts));
    }

    private static boolean asksForCategory(RuleBook book, Told<PurchaseRecorded> purchase) {
        return book.asks(purchase.says().occurredAt(), PurchaseFacts.PARTNER_CATEGORY);
    }

    private static List<Ready> ready(
            List<Told<PurchaseRecorded>> purchases, RuleBook book, Known known, Verdicts verdicts) {
        List<Ready> ready = new ArrayList<>(purchases.size());
        for (var each : purchases) {
            var awaited = awaited(each, book, known, verdicts);
            if (awaited.isPresent()) {
                verdicts.park(each.event(), awaited.get());
            } else {
                var says = each.says();
                ready.add(new Ready(
                        each,
                        says.purchase(),
                        known.cards().get(says.card()),
                        known.program().orElseThrow().at(says.acceptedAt()),
                        known.categories().get(says.partner())));
            }
        }
        return ready;
    }

    private static Optional<String> awaited(
            Told<PurchaseRecorded> purchase, RuleBook book, Known known, Verdicts verdicts) {
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
        if (!known.cards().containsKey(says.card())) {
            return Optional.of(Card.awaited(says.card()));
        }
        return asksForCategory(book, purchase) && !known.categories().containsKey(says.partner())
                ? Optional.of(Partner.awaited(says.partner()))
                : Optional.empty();
    }
}
