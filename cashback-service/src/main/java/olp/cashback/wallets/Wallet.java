package olp.cashback.wallets;

import java.time.LocalDate;
import java.util.List;
import olp.cashback.cards.Card;
import olp.cashback.program.model.Policy;
import olp.platform.ledger.Standing;
import olp.platform.ledger.model.Ends;

/**
 * A card's cashback, in minor units.
 *
 * @param card number
 * @param currency ISO 4217, the programme's
 * @param available can be spent now; below zero if money is owed
 * @param pending becomes available at its time
 * @param held set aside for purchases under way
 * @param lifetime all that was ever credited
 * @param owed what a return could not take back, paid back by what becomes available next; left out if nothing is
 * @param expiring the soonest days on which anything lapses, at most five
 * @param expiryNotice whether it lapses only after a warning; never REQUIRED for a card that is nobody's
 */
record Wallet(
        String card,
        String currency,
        long available,
        long pending,
        long held,
        long lifetime,
        Long owed,
        List<Expiring> expiring,
        Policy.ExpiryNotice expiryNotice) {
    /** Money that lapses after a day. */
    record Expiring(long amount, LocalDate on) {}

    static Wallet of(Card card, Policy program, Standing standing) {
        var balance = standing.balance();
        return new Wallet(
                card.number(),
                program.currency(),
                balance.available(),
                balance.pending(),
                balance.held(),
                balance.lifetime(),
                balance.owed() == 0 ? null : -balance.owed(),
                standing.ends().soonest().stream()
                        .map(each -> new Expiring(each.amount(), Ends.lastDay(each.at(), program.zone())))
                        .toList(),
                card.member() == null ? Policy.ExpiryNotice.NONE : program.expiryNotice());
    }
}
