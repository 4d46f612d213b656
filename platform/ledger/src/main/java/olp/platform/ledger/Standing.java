package olp.platform.ledger;

import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Ends;
import olp.platform.ledger.model.Holder;

/** What a holder has, and what of it should lapse next. */
public record Standing(Balance balance, Ends ends) {
    /** Of an account that does not exist. */
    public static final Standing NOTHING = new Standing(Balance.NOTHING, Ends.NONE);

    static Standing of(Holder holder) {
        return new Standing(holder.balance(), holder.ends());
    }
}
