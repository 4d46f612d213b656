package olp.cashback.program.model;

import java.time.ZoneId;
import java.util.UUID;
import olp.platform.ledger.model.Lifespan;
import olp.platform.ledger.model.Party;

/**
 * What of the programme matters to money.
 *
 * @param currency ISO 4217, of every amount
 * @param timeZone whose days and months the programme keeps
 * @param expiryMonths calendar months that money lives, counted from the purchase
 * @param expiryNotice whether a member's money lapses only after a warning
 * @param returns what happens when money to be taken back was spent already
 * @param presence what shows that the customer is there
 * @param maxAgeDays how many days old a purchase may be when it is posted; null if it was told before that was read
 */
public record Policy(
        String currency,
        String timeZone,
        int expiryMonths,
        ExpiryNotice expiryNotice,
        ReturnPolicy returns,
        Presence presence,
        Integer maxAgeDays) {

    /** The programme as a party: what merely passes from wallet to wallet is on its side of the house. */
    public static final UUID PARTY = Party.PROGRAMME;

    /** Whether a member's lot lapses only after its holder was warned. */
    public enum ExpiryNotice {
        REQUIRED,
        NONE
    }

    /** What a return does when the money was spent: the funder bears it, or the holder owes it. */
    public enum ReturnPolicy {
        WITHIN_BALANCE,
        ALLOW_NEGATIVE
    }

    /** What shows that the customer is at the till. */
    public enum Presence {
        CARD,
        CODE
    }

    /** The programme's time zone. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** How long money lives. */
    public Lifespan lifespan() {
        return new Lifespan(expiryMonths, zone());
    }
}
