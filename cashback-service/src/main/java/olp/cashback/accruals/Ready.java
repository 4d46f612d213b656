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
 * @param issued the account that the card was issued with
 * @param policy in force when loyalty-service accepted it
 * @param kind the card's; null if no rule asks for it
 * @param category what the partner sells; null if no rule asks for it
 */
record Ready(
        Told<PurchaseRecorded> told, Purchase purchase, UUID issued, Policy policy, Card.Kind kind, String category) {
    /** As it was told. */
    PurchaseRecorded says() {
        return told.says();
    }
}
