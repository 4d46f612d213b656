package olp.notification.inbox.model;

import java.util.Map;
import java.util.UUID;
import olp.notification.templates.model.Value;

/** A fact that an account's member is told. */
public sealed interface News permits PointsEarned, CashbackAccrued, OfferOpened, TierChanged {
    /** The kind of message. */
    Kind kind();

    /** Whose news it is. */
    UUID account();

    /** The partner that the message names, or null. */
    UUID partner();

    /** What the wording may say, by name; what is not known is left out. */
    Map<String, Value> values();

    /** What the message is about, for an app: ids, amounts and times as in JSON. */
    Map<String, Object> about();
}
