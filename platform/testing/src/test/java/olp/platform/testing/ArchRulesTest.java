package olp.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import olp.platform.testing.impure.model.Impure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchRulesTest {
    private final com.tngtech.archunit.core.domain.JavaClasses impure =
            new ClassFileImporter().importClasses(Impure.class);

    @Test
    void a_model_that_uses_a_framework_is_found() {
        var fault = assertThrows(
                AssertionError.class, () -> ArchRules.modelsArePure().check(impure));
        assertTrue(fault.getMessage().contains("QuarkusTestResourceLifecycleManager"));
    }

    @Test
    void a_model_that_asks_the_clock_is_found() {
        var fault = assertThrows(
                AssertionError.class, () -> ArchRules.modelsAskNoClock().check(impure));
        assertTrue(fault.getMessage().contains("Instant.now()"));
    }

    @Test
    void a_statement_that_searches_by_the_running_clock_is_found(@TempDir Path sources) throws IOException {
        var bad = Files.writeString(sources.resolve("Bad.java"), "where due_at <= clock_timestamp() order by due_at");
        Files.writeString(
                sources.resolve("Good.java"), "select clock_timestamp() where due_at <= statement_timestamp()");
        assertEquals(List.of(bad), ArchRules.searchesByTheRunningClock(sources));
    }
}
