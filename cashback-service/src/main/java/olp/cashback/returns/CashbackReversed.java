package olp.cashback.returns;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Returns.Reversal;

/**
 * The data of {@code cashback.reversed.v1}: amounts in minor units.
 *
 * @param due what was to be taken back: {@code amount} and {@code shortfall} together
 * @param amount what was taken back, what is owed with it
 * @param because by rule, what was to be taken back
 * @param funders by who had paid for it, what became of that
 */
record CashbackReversed(
        UUID account,
        String card,
        UUID purchase,
        @JsonProperty("return") UUID returned,
        UUID partner,
        long due,
        long amount,
        long owed,
        long shortfall,
        String currency,
        List<Because> because,
        List<Funder> funders) {
    static final String TYPE = "cashback.reversed.v1";

    /** What is to be taken back of what a rule gave. */
    record Because(String rule, int version, long amount, UUID fundedBy, UUID lot) {}

    /** What became of one party's part. */
    record Funder(UUID fundedBy, long amount, long owed, long shortfall, List<Taken> lots) {
        static Funder of(UUID party, Reversal reversal) {
            return new Funder(
                    party,
                    reversal.amount(),
                    reversal.owed(),
                    reversal.shortfall(),
                    reversal.parts().stream().map(Taken::of).toList());
        }
    }

    /** Some of a lot, and who pays for that lot. */
    record Taken(UUID lot, UUID fundedBy, long amount) {
        static Taken of(Part part) {
            return new Taken(part.lot(), part.issuer(), part.amount());
        }
    }

    static CashbackReversed of(
            UUID account, UUID partner, PurchaseReturned told, List<Because> because, Map<UUID, Reversal> byFunder) {
        List<Funder> funders = new ArrayList<>();
        byFunder.forEach((party, reversal) -> funders.add(Funder.of(party, reversal)));
        return new CashbackReversed(
                account,
                told.card(),
                told.purchase(),
                told.id(),
                partner,
                because.stream().mapToLong(Because::amount).sum(),
                funders.stream().mapToLong(Funder::amount).sum(),
                funders.stream().mapToLong(Funder::owed).sum(),
                funders.stream().mapToLong(Funder::shortfall).sum(),
                told.currency(),
                because,
                funders);
    }
}
