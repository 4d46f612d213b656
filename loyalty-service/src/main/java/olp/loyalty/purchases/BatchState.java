package olp.loyalty.purchases;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.gifts.GiftState;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.purchases.PostgresPurchases.Known;
import olp.loyalty.purchases.PostgresPurchases.Seller;
import olp.loyalty.purchases.model.Proof;
import olp.loyalty.rules.BatchRules;
import olp.loyalty.tiers.model.TierAccount;
import olp.platform.ledger.LockedAccounts;

/**
 * What a batch of purchases is decided on, read under the locks of its accounts.
 *
 * @param cards by number; unknown ones are missing
 * @param known purchases recorded before under one of the batch's ids
 * @param partners those of the tills that posted them; unknown ones are missing
 * @param taken those of the batch's proofs that were used before
 * @param tiers the levels of the cards' accounts, read after the rest
 * @param rules what the rules give, read after the rest
 * @param gifts how far the accounts' stamp cards are; takes up what the batch gives
 * @param accounts where the points of the proofs' accounts are by now
 */
record BatchState(
        Map<String, Card> cards,
        LockedAccounts locked,
        Map<UUID, Past> pasts,
        Map<UUID, Known> known,
        Map<UUID, Seller> partners,
        SettingsHistory settings,
        Set<Proof.Key> taken,
        Map<UUID, UUID> accounts,
        Map<UUID, TierAccount> tiers,
        GiftState gifts,
        BatchRules rules) {

    /** The same, with the levels. */
    BatchState with(Map<UUID, TierAccount> found) {
        return new BatchState(cards, locked, pasts, known, partners, settings, taken, accounts, found, gifts, rules);
    }

    /** The same, with the rules. */
    BatchState with(BatchRules found) {
        return new BatchState(cards, locked, pasts, known, partners, settings, taken, accounts, tiers, gifts, found);
    }
}
