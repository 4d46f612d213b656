package olp.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import olp.local.PlatformException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration MEASURED = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final Responder responder = new Responder();
    private final Calls calls = Calls.post(responder.address(), "token", "/", new Purchases(1_000));

    @AfterEach
    void stop() {
        responder.close();
    }

    @Test
    void as_many_go_as_are_answered() {
        Outcome outcome = run(Load.closed(calls, 4, WARM_UP, MEASURED)).orRefuse("test");
        assertTrue(outcome.perSecond() > 100, outcome.toString());
        assertTrue(outcome.p99Millis() >= outcome.medianMillis(), outcome.toString());
    }

    @Test
    void a_rate_is_kept() {
        Outcome outcome = run(new Load(calls, 16, 200, WARM_UP, MEASURED)).orRefuse("test");
        assertEquals(200, outcome.perSecond(), 60, outcome.toString());
    }

    @Test
    void an_unexpected_status_is_no_success() {
        Outcome outcome = run(Load.closed(calls.expecting(200), 2, WARM_UP, MEASURED));
        assertEquals(0, outcome.perSecond());
        assertThrows(PlatformException.class, () -> outcome.orRefuse("test"));
    }

    private Outcome run(Load load) {
        return new Generator(folder).run(load);
    }
}
