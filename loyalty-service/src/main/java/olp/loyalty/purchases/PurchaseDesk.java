package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.PurchaseChecks;
import olp.platform.web.CardNumbers;
import olp.platform.web.Contents;
import olp.platform.web.Problem;
import olp.platform.web.Problem.Violation;

/** Where every purchase comes in, posted alone or in a journal: what is unsound is refused before it takes a place. */
@ApplicationScoped
public class PurchaseDesk {
    private final PurchaseQueue queue;
    private final PurchaseProofs proofs;

    PurchaseDesk(PurchaseQueue queue, PurchaseProofs proofs) {
        this.queue = queue;
        this.proofs = proofs;
    }

    /**
     * Records a purchase of a partner's customer.
     *
     * @param journal true if it comes late: it is then kept even if not all is in order with it
     * @throws Problem if a proof in it is no proof
     */
    public Uni<PurchaseOutcome> record(Purchase purchase, UUID partner, boolean journal) {
        var faults = PurchaseChecks.of(purchase);
        if (!faults.isEmpty()) {
            return refused(Problem.invalid(faults.stream()
                    .map(each -> new Violation(each.field(), each.message()))
                    .toList()));
        }
        if (!CardNumbers.isValid(purchase.card())) {
            return refused(Problem.invalid("card", "is not a card number: 16 digits with a right check digit"));
        }
        return queue.record(new Posted(purchase, partner, Contents.hash(purchase), proofs.of(purchase), journal));
    }

    private static Uni<PurchaseOutcome> refused(Problem problem) {
        return Uni.createFrom().item(new PurchaseOutcome.Refused(problem));
    }
}
