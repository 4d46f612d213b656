package olp.bench.measures;

import java.time.Duration;

/** Something that is measured again in each round. */
public interface Measure {

    /** What it is called on the command line. */
    String name();

    /** Roughly how long a round takes. */
    Duration estimate();

    /** Measures once, and adds what it found to the results. */
    void round();
}
