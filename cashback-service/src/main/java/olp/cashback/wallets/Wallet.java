package olp.cashback.wallets;

import olp.platform.ledger.model.Balance;

/**
 * A card's cashback, in minor units.
 *
 * @param card number
 * @param currency ISO 4217, the programme's
 * @param available can be spent now
 * @param pending becomes available at its time
 * @param held set aside for purchases under way
 * @param lifetime all that was ever credited
 */
record Wallet(String card, String currency, long available, long pending, long held, long lifetime) {
    static Wallet of(String card, String currency, Balance balance) {
        return new Wallet(card, currency, balance.available(), balance.pending(), balance.held(), balance.lifetime());
    }
}
