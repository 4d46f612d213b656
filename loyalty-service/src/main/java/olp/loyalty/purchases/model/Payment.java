package olp.loyalty.purchases.model;

import java.util.List;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;

/**
 * A part of a payment, checked: what it is worth and what stands for it.
 *
 * @param amount minor units
 * @param issuer of the bank card, if named
 * @param hold of points
 * @param points of a hold, all of them
 * @param missing of the points, those that the account had no more; the partner bears them
 * @param proof id of the proof of cashback
 */
public record Payment(Kind kind, long amount, String issuer, UUID hold, Long points, Long missing, String proof) {
    /** What was paid in money. */
    public static long inMoney(List<Payment> payments) {
        return sum(payments, Kind.MONEY);
    }

    /** What was paid with one kind, minor units. */
    public static long sum(List<Payment> payments, Kind kind) {
        long sum = 0;
        for (var each : payments) {
            sum += each.kind() == kind ? each.amount() : 0;
        }
        return sum;
    }
}
