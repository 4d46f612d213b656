package olp.bench.measures;

import java.time.Duration;

/** Something that is measured again in each round. */
public interface Measure {

    /** What it is about. */
    Topic topic();

    /** Roughly how long a round takes. */
    Duration estimate();

    /** Measures once, and adds what it found to the results. */
    void round();
}
