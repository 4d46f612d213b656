package olp.cashback.transfers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.ledger.FundedLot;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.transfers.AdjustmentResource.Adjustment;
import olp.cashback.transfers.TransferMoney.Sides;
import olp.platform.ledger.model.Part;

/** What other services are told of money that was passed on or put right; schemas in {@code docs/events}. */
final class TransferEvents {
    static final String TRANSFERRED = "cashback.transferred.v1";
    static final String ADJUSTED = "cashback.adjusted.v1";

    private TransferEvents() {}

    record Side(String card, UUID account) {}

    record Transferred(
            UUID id, Side from, Side to, long amount, String currency, List<FundedLot> lots, Instant acceptedAt) {}

    record Adjusted(
            UUID id,
            String card,
            UUID account,
            long amount,
            String currency,
            List<FundedLot> lots,
            Instant acceptedAt) {}

    static void transferred(Work work, Sides sides, UUID id, List<Part> parts) {
        var from = new Side(sides.from().number(), work.wallet(sides.from()));
        var to = new Side(sides.to().number(), work.wallet(sides.to()));
        var currency = work.program().currency();
        work.tell(
                from.account(),
                TRANSFERRED,
                id,
                new Transferred(id, from, to, Part.sum(parts), currency, FundedLot.of(parts), work.at()));
    }

    static void adjusted(Work work, Card card, Adjustment asked, List<Part> parts) {
        var wallet = work.wallet(card);
        var currency = work.program().currency();
        work.tell(
                wallet,
                ADJUSTED,
                asked.id(),
                new Adjusted(
                        asked.id(), card.number(), wallet, asked.amount(), currency, FundedLot.of(parts), work.at()));
    }
}
