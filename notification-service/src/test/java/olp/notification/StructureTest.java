package olp.notification;

import olp.platform.testing.ArchRules;
import org.junit.jupiter.api.Test;

class StructureTest {
    @Test
    void models_are_pure() {
        var classes = ArchRules.productionClasses("olp.notification");
        ArchRules.modelsArePure().check(classes);
        ArchRules.modelsAskNoClock().check(classes);
    }
}
