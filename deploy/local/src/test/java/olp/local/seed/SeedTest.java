package olp.local.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import olp.local.FakePlatform;
import olp.local.keys.Keys;
import olp.local.keys.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {

    @TempDir
    private Path folder;

    private final FakePlatform platform = new FakePlatform();
    private Tokens tokens;

    @BeforeEach
    void make_keys() {
        Keys keys = new Keys(folder.resolve("keys"));
        keys.ensure(List.of());
        tokens = new Tokens(keys);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void the_coalition_is_planted_whole() {
        Planted planted = plant("seed");
        assertEquals(4, count("/v1/partners "));
        assertEquals(4, count("/v1/offers "));
        assertEquals(36, count("/v1/members "));
        assertEquals(4, count("/v1/cards "));
        assertEquals(1, count("/v1/rules "));
        assertTrue(count("/v1/purchases ") > 250);
        assertTrue(platform.purchases().stream()
                .anyMatch(each -> each.path("card").asText().equals(planted.card())));
    }

    @Test
    void planting_again_changes_nothing_even_where_it_was_not_known_to_be_done() throws Exception {
        Planted planted = plant("seed");
        List<String> done = platform.done();
        assertEquals(planted, plant("seed"));
        // as after a planting that was interrupted: only the day is known
        Path file = folder.resolve("seed/demo.properties");
        List<String> day = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("day"))
                .toList();
        Files.write(file, day);
        assertEquals(planted, plant("seed"));
        assertEquals(done, platform.done());
    }

    private Planted plant(String notes) {
        return new Seed(folder.resolve(notes)).plant(platform.addresses(), tokens);
    }

    private long count(String path) {
        return platform.done().stream().filter(each -> each.startsWith(path)).count();
    }
}
