package olp.platform.testing.impure.model;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Instant;

/** Breaks both rules on purpose. */
public class Impure {
    Instant when = Instant.now();
    QuarkusTestResourceLifecycleManager framework;
}
