package olp.loyalty.purchases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import olp.loyalty.gifts.GiftState;
import olp.loyalty.gifts.PurchaseFacts;
import olp.loyalty.gifts.StampsGiven;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.stamps.model.Bought;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.OutgoingEvent;

/** What the purchases of one batch bring beside points of their own: stamps, and what full cards give. */
final class PurchaseGifts {
    private final GiftState state;
    private final PurchasePostings postings;
    private final Instant at;
    private final List<OutgoingEvent> pointsGiven = new ArrayList<>();
    private int told;

    PurchaseGifts(GiftState state, PurchasePostings postings, Instant at) {
        this.state = state;
        this.postings = postings;
        this.at = at;
    }

    /**
     * Stamps of one stamp card, as the till says it.
     *
     * @param now stamps after it that are not a gift yet
     * @param every so many are a gift
     * @param gifts that it filled cards for
     * @param points that these gifts are
     * @param vouchers that these gifts are
     */
    record Stamps(
            String stampCard,
            String name,
            long stamps,
            long now,
            int every,
            long gifts,
            Long points,
            List<Gift> vouchers) {}

    /** A voucher that the customer has now. */
    record Gift(String code, String reward, String name, Instant expiresAt) {
        static Gift of(Voucher voucher) {
            var good = voucher.good();
            return new Gift(voucher.code(), good.reward(), good.name(), good.expiresAt());
        }
    }

    /** Gives what a purchase brings, points in the ledger; a blocked card brings nothing. */
    List<Stamps> give(Posted posted, Customer customer, Settings settings) {
        if (customer.blocked()) {
            return List.of();
        }
        List<Stamps> all = new ArrayList<>();
        for (var given : state.decide(facts(posted, customer, settings), at)) {
            if (given.points() != null) {
                pointsGiven.add(postings.gift(posted, customer, given.points(), settings));
            }
            all.add(stamps(given));
        }
        return all;
    }

    /** What is to be told of what was given since this was last asked. */
    List<OutgoingEvent> news() {
        List<OutgoingEvent> news =
                new ArrayList<>(state.events().subList(told, state.events().size()));
        told = state.events().size();
        news.addAll(pointsGiven);
        pointsGiven.clear();
        return news;
    }

    private static Stamps stamps(StampsGiven given) {
        return new Stamps(
                given.stampCard(),
                given.name(),
                given.stamps(),
                given.now(),
                given.every(),
                given.gifts(),
                given.points() == null ? null : given.points().points(),
                given.vouchers().isEmpty()
                        ? null
                        : given.vouchers().stream().map(Gift::of).toList());
    }

    private static PurchaseFacts facts(Posted posted, Customer customer, Settings settings) {
        var purchase = posted.purchase();
        return new PurchaseFacts(
                purchase.id(),
                purchase.card(),
                customer.account(),
                customer.eventKey(),
                posted.partner(),
                purchase.occurredAt(),
                purchase.total(),
                purchase.allLines().stream()
                        .map(line -> new Bought.Line(line.sku(), line.category(), line.quantity()))
                        .toList(),
                purchase.occurredAt().atZone(settings.program().zone()).toLocalDate(),
                mayBeFirst(customer, purchase.occurredAt()));
    }

    private static boolean mayBeFirst(Customer customer, Instant occurredAt) {
        var newest = customer.tier().standing().newest();
        return customer.visits() == 0 || newest == null || occurredAt.isBefore(newest);
    }
}
