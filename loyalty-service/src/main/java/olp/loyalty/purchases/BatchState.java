package olp.loyalty.purchases;

import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.purchases.PostgresPurchases.Known;
import olp.platform.ledger.LockedAccounts;

/**
 * What a batch of purchases is decided on, read under the locks of its accounts.
 *
 * @param cards by number; unknown ones are missing
 * @param known purchases recorded before under one of the batch's ids
 * @param partners whether each known partner's tills may post
 */
record BatchState(
        Map<String, Card> cards,
        LockedAccounts locked,
        Map<UUID, Past> pasts,
        Map<UUID, Known> known,
        Map<UUID, Boolean> partners,
        SettingsHistory settings) {}
