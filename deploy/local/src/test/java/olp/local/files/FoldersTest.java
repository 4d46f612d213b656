package olp.local.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void mirror_something() throws IOException {
        from = folder.resolve("from");
        to = folder.resolve("to");
        Files.createDirectories(from.resolve("lib"));
        Files.writeString(from.resolve("run"), "one");
        Files.writeString(from.resolve("lib/part"), "part");
        Folders.mirror(from, to);
    }

    @Test
    void a_mirror_holds_the_same_files_of_the_same_time() throws IOException {
        assertEquals("part", Files.readString(to.resolve("lib/part")));
        assertEquals(Files.getLastModifiedTime(from.resolve("run")), Files.getLastModifiedTime(to.resolve("run")));
    }

    @Test
    void what_has_changed_is_copied_and_what_has_gone_is_deleted() throws IOException {
        Files.writeString(from.resolve("run"), "other");
        Folders.delete(from.resolve("lib"));
        Folders.mirror(from, to);
        assertEquals("other", Files.readString(to.resolve("run")));
        assertFalse(Files.exists(to.resolve("lib")));
    }

    @Test
    void deleting_what_is_not_there_does_nothing() throws IOException {
        Folders.delete(folder.resolve("nowhere"));
    }
}
