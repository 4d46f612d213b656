package olp.platform.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import olp.platform.testing.impure.model.Impure;
import org.junit.jupiter.api.Test;

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
}
