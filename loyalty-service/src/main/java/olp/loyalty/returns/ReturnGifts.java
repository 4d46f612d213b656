package olp.loyalty.returns;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.gifts.TakeBackGifts;
import olp.loyalty.gifts.TakenBack;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.purchases.PurchaseEvents.Recorded;
import olp.loyalty.returns.PostgresReturns.Sold;
import olp.loyalty.returns.model.Returned;
import olp.loyalty.returns.model.Sale;
import olp.loyalty.stamps.model.Bought;
import olp.platform.rules.model.Shares;

/** Takes back what a purchase brought beside points of its own: stamps, and gifts that nobody has used. */
@ApplicationScoped
class ReturnGifts {
    private final TakeBackGifts gifts;
    private final Cards cards;

    ReturnGifts(TakeBackGifts gifts, Cards cards) {
        this.gifts = gifts;
        this.cards = cards;
    }

    /** Lots of gifts that may go, to be loaded with the account's lock. */
    Uni<List<LotPoints>> atStake(SqlConnection tx, Recorded purchase) {
        return cards.likelyAccounts(tx, List.of(purchase.card()))
                .flatMap(found -> gifts.atStake(tx, purchase.id(), found.get(purchase.card())));
    }

    /** Takes back what is not earned any more by what is left; its points are still to be reversed. */
    Uni<TakenBack> takeBack(SqlConnection tx, UUID purchase, UUID account, Bought left, Instant at) {
        return gifts.takeBack(tx, purchase, account, left, at);
    }

    /** What is left of a purchase after a return. */
    static Bought left(Sold sold, Sale sale, Returned before, Map<Integer, Integer> quantities) {
        Map<Integer, Integer> kept = new HashMap<>();
        long total = 0;
        for (var line : sale.lines()) {
            var left = line.quantity() - before.of(line) - quantities.getOrDefault(line.line(), 0);
            kept.put(line.line(), left);
            // The rest of a line is worth what its returns leave of it, so that all of them come to the whole.
            total += line.net() - Shares.part(line.net(), line.quantity() - left, line.quantity());
        }
        List<Bought.Line> lines = new ArrayList<>();
        for (var line : sold.purchase().lines()) {
            if (kept.get(line.line()) > 0) {
                lines.add(new Bought.Line(line.sku(), line.category(), kept.get(line.line())));
            }
        }
        var isSomething = kept.values().stream().anyMatch(quantity -> quantity > 0);
        return new Bought(sold.partner(), sold.purchase().occurredAt(), total, lines, isSomething);
    }
}
