package olp.local.replay;

import java.time.Instant;
import java.util.UUID;

/** What a terminal hands in for a customer; the same content every time, so that it may be handed in again. */
sealed interface Posting permits PostedPurchase, PostedReturn {

    UUID id();

    /** Whose it is: what has the same card is handed in in order. */
    String card();

    Instant occurredAt();

    /** Where it is posted alone, at loyalty-service. */
    String path();

    /** What is posted there, as JSON. */
    Object content();

    /** Its line in a journal, as JSON. */
    Object journalLine();
}
