package olp.loyalty.expiry;

import io.quarkus.arc.Arc;
import java.time.Duration;

/** Has warnings planned now, for tests that do not wait for the job. */
public final class Planning {
    private Planning() {}

    /** Plans what is to be planned. */
    public static void now() {
        try (var planning = Arc.container().instance(PlanExpiries.class)) {
            planning.get().plan().await().atMost(Duration.ofSeconds(30));
        }
    }
}
