package olp.bench.load;

import java.time.Duration;

/**
 * What is to be sent, and how.
 *
 * @param calls what each call is
 * @param connections how many clients there are, each with a connection of its own; without a rate each sends its next
 *     call when it has the answer to its last
 * @param rate calls a second on average, arriving at random (a Poisson process, as pgbench's); 0 for as many as go
 * @param warmUp before the measured time
 * @param measured for so long answers are counted
 */
public record Load(Calls calls, int connections, double rate, Duration warmUp, Duration measured) {

    /** As many as go. */
    public static Load closed(Calls calls, int connections, Duration warmUp, Duration measured) {
        return new Load(calls, connections, 0, warmUp, measured);
    }
}
