package olp.platform.ledger;

import olp.platform.testing.ArchRules;
import org.junit.jupiter.api.Test;

class StructureTest {
    @Test
    void it_keeps_the_rules_of_structure() {
        ArchRules.check("olp.platform.ledger");
    }
}
