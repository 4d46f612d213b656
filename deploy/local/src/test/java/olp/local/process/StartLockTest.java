package olp.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartLockTest {

    @TempDir
    private Path folder;

    @Test
    void a_second_taker_gets_nothing_and_learns_who_has_it() {
        Path file = folder.resolve("run/lock");
        try (StartLock _ = StartLock.tryTake(file).orElseThrow()) {
            assertTrue(StartLock.tryTake(file).isEmpty());
            assertEquals(Long.toString(ProcessHandle.current().pid()), StartLock.holder(file));
        }
    }

    @Test
    void it_can_be_taken_again_once_given_back() {
        Path file = folder.resolve("run/lock");
        StartLock.tryTake(file).orElseThrow().close();
        StartLock.tryTake(file).orElseThrow().close();
    }
}
