package olp.cashback.holds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import olp.platform.testing.EventFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldEventsTest {
    @ParameterizedTest
    @ValueSource(strings = {"cashback.held.v1", "cashback.freed.v1", "cashback.spent.v1", "cashback.restored.v1"})
    void the_examples_fit_their_schemas_and_the_table_names_their_topic(String type) {
        assertEquals(List.of(), EventFiles.faults(type, EventFiles.example(type)));
        assertEquals("cashback.wallets", EventFiles.topics("cashback").get(type));
    }
}
