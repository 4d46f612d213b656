package olp.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import olp.local.files.Folders;

/** The folder in which everything lies that a local platform keeps, and what lies where in it. */
record State(Path folder) {

    /** Taken by whoever starts or stops the platform of this folder. */
    Path lock() {
        return folder.resolve("run").resolve("lock");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path keys() {
        return folder.resolve("keys");
    }

    /** What runs is copied here, so that a build does not pull the jars from under it. */
    Path app(String name) {
        return folder.resolve("app").resolve(name);
    }

    /** What the JVM remembers of a component's classes, for a quicker start. */
    Path archive(Component component) {
        return folder.resolve("cds").resolve(component.id() + ".jsa");
    }

    Path of(Component server) {
        return folder.resolve(server.id());
    }

    /** There while everything is up, seeded and reachable. */
    Path ready() {
        return folder.resolve("ready");
    }

    /** What the demo coalition was planted with. */
    Path seed() {
        return folder.resolve("seed");
    }

    /** What replayed histories must remember, a file each. */
    Path replays() {
        return folder.resolve("replay");
    }

    void mark(Path mark) {
        try {
            Files.writeString(mark, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all that was ever stored; what only makes the next start quicker stays. */
    void wipe() {
        try {
            for (String part : List.of("ready", "ports", "postgres", "kafka", "keys", "logs", "seed", "replay")) {
                Folders.delete(folder.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not wipe " + folder, e);
        }
    }

    /** The ports of the last start. */
    Optional<Ports> ports() {
        if (!Files.exists(folder.resolve("ports"))) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("ports"))) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(Ports.from(kept));
    }

    void keep(Ports ports) {
        try (Writer writer = Files.newBufferedWriter(folder.resolve("ports"))) {
            ports.toProperties().store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
