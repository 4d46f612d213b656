package olp.loyalty.stamps;

import olp.loyalty.definitions.Kind;
import olp.loyalty.stamps.model.StampCard;

/** The stamp cards that there are. */
public final class Stamps {
    /** How stamp cards are kept. */
    public static final Kind<StampCard> KIND = new Kind<>("STAMP_CARD", StampCard.class, "stamp card", 200);

    private Stamps() {}

    /** What a stamp card's gifts name as their reason. */
    public static String rule(String code) {
        return "stamp:" + code;
    }
}
