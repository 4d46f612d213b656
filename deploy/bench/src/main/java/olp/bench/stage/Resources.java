package olp.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The SQL files of this module. */
public final class Resources {

    private Resources() {}

    /** The text of a file beside the sources. */
    public static String text(String name) {
        try (InputStream file = Resources.class.getResourceAsStream("/olp/bench/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
