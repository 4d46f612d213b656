package olp.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final List<String> SERVICES = List.of("loyalty", "cashback");

    @TempDir
    private Path folder;

    @Test
    void what_is_there_stays_as_it_is() throws IOException {
        new Keys(folder).ensure(SERVICES);
        Map<String, String> before = contents();
        new Keys(folder).ensure(SERVICES);
        assertEquals(before, contents());
    }

    @Test
    void only_the_owner_can_read_them() throws IOException {
        Keys keys = new Keys(folder.resolve("keys"));
        keys.ensure(SERVICES);
        assertEquals("rwx------", permissions(folder.resolve("keys")));
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", permissions(file), file.toString());
            }
        }
    }

    @Test
    void the_trusted_keys_are_the_services_public_ones() throws Exception {
        Keys keys = new Keys(folder);
        keys.ensure(SERVICES);
        String trusted = Files.readString(keys.trusted());
        assertFalse(trusted.contains("\"d\""), "a private part among the public keys");
        List<JsonWebKey> all = new JsonWebKeySet(trusted).getJsonWebKeys();
        assertEquals(2, all.size());
        JsonWebKey own = JsonWebKey.Factory.newJwk(Files.readString(keys.proofKey("loyalty")));
        assertTrue(own.getKeyId().startsWith("loyalty-"), own.getKeyId());
        assertTrue(all.stream().anyMatch(key -> key.getKeyId().equals(own.getKeyId())));
    }

    @Test
    void each_role_has_a_password_of_its_own() {
        Keys keys = new Keys(folder);
        keys.ensure(SERVICES);
        assertNotEquals(keys.passwords().of("loyalty_owner"), keys.passwords().of("loyalty_service"));
        assertEquals(32, keys.passwords().of("postgres").length());
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
