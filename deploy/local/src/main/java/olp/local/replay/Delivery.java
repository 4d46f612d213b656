package olp.local.replay;

import java.util.List;

/** A way in which a terminal hands in its purchases and returns. */
sealed interface Delivery permits Journals, Singles {

    /** Hands in what one terminal has, in its order, and tells what became of each; blocks until all are answered. */
    void deliver(List<Posting> postings, Outcomes outcomes);
}
