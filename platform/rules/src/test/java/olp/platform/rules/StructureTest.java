package olp.platform.rules;

import olp.platform.testing.ArchRules;
import org.junit.jupiter.api.Test;

class StructureTest {
    @Test
    void models_are_pure() {
        var classes = ArchRules.productionClasses("olp.platform.rules");
        ArchRules.modelsArePure().check(classes);
        ArchRules.modelsAskNoClock().check(classes);
    }
}
