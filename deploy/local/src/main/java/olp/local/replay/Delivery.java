package olp.local.replay;

import java.util.List;

/** A way in which a terminal hands in its purchases. */
sealed interface Delivery permits Journals, Singles {

    /** Hands in one terminal's purchases, in their order, and tells what became of each; blocks until all are answered. */
    void deliver(List<Posting> purchases, Outcomes outcomes);
}
