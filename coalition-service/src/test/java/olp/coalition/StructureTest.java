package olp.coalition;

import olp.platform.testing.ArchRules;
import org.junit.jupiter.api.Test;

class StructureTest {
    @Test
    void models_are_pure() {
        var classes = ArchRules.productionClasses("olp.coalition");
        ArchRules.modelsArePure().check(classes);
        ArchRules.modelsAskNoClock().check(classes);
    }
}
