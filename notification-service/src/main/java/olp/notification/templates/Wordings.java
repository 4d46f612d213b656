package olp.notification.templates;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import olp.notification.templates.model.Languages;
import olp.notification.templates.model.Wording;

/** The wordings that ship with the service: {@code wordings/<code>/<language>.txt}. */
@ApplicationScoped
public class Wordings {
    private static final List<String> LANGUAGES = List.of("en", "ja", "nb");

    private final Map<String, Wording> read = new HashMap<>();

    /** The languages there are, as codes. */
    public List<String> languages() {
        return LANGUAGES;
    }

    /** The locale to write to a reader in, who asked for one by its tag, or (null) for none. */
    public Locale locale(String wanted) {
        return Languages.choose(wanted, LANGUAGES, Locale.ENGLISH);
    }

    /**
     * A wording.
     *
     * @param language one of {@link #languages()}
     * @throws IllegalStateException if it does not ship
     */
    public synchronized Wording in(String language, String code) {
        return read.computeIfAbsent(code + "/" + language, Wordings::read);
    }

    private static Wording read(String name) {
        try (var file = Wordings.class.getResourceAsStream("/wordings/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("no wording " + name);
            }
            return Wording.parse(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
