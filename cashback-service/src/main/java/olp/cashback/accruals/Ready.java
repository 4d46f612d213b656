package olp.cashback.accruals;

import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.intake.Told;
import olp.cashback.program.model.Policy;
import olp.cashback.purchases.PurchaseRecorded;
import olp.cashback.purchases.model.Purchase;

/**
 * A purchase of which all is known that it builds on.
 *
 * @param policy in force when loyalty-service accepted it
 * @param category what the partner sells; null if it is not known
 */
record Ready(Told<PurchaseRecorded> told, Purchase purchase, Card card, Policy policy, String category) {
    /** As it was told. */
    PurchaseRecorded says() {
        return told.says();
    }

    /** The account that the card was issued with. */
    UUID issued() {
        return card.issuedAccount();
    }
}
