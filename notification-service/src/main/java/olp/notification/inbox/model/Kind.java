package olp.notification.inbox.model;

/** Kinds of message, each with a wording of its own. */
public enum Kind {
    /** A purchase earned points. */
    POINTS_EARNED("points-earned"),
    /** A purchase earned cashback. */
    CASHBACK_CREDITED("cashback-credited"),
    /** A partner's offer is open to the card. */
    OFFER_OPENED("offer-opened"),
    /** A level was reached or lost. */
    TIER_CHANGED("tier-changed");

    private final String wording;

    Kind(String wording) {
        this.wording = wording;
    }

    /** The code of its wording. */
    public String wording() {
        return wording;
    }
}
