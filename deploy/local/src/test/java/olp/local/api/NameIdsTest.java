package olp.local.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameIdsTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void ids_are_those_of_version_5() {
        // the example of RFC 9562, appendix A.4
        assertEquals(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"), new NameIds(DNS).of("www.example.com"));
    }

    @Test
    void the_same_name_has_the_same_id_and_another_name_another() {
        NameIds ids = NameIds.in("here");
        assertEquals(ids.of("purchase", "1"), NameIds.in("here").of("purchase", "1"));
        assertNotEquals(ids.of("purchase", "1"), ids.of("purchase", "2"));
        assertNotEquals(ids.of("purchase", "1"), ids.of("purchase1"));
        assertNotEquals(ids.of("purchase", "1"), NameIds.in("there").of("purchase", "1"));
    }
}
