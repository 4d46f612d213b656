package olp.notification.templates.model;

import java.util.Collection;
import java.util.Locale;

/** Which of the languages there are fits a reader. */
public final class Languages {
    private Languages() {}

    /**
     * The locale to write in: the reader's own, country and all, if its language is there; Bokmål for any Norwegian;
     * else the fallback.
     *
     * @param wanted BCP 47 language tag, or null; nonsense counts as null
     * @param available language codes, such as {@code en}
     */
    public static Locale choose(String wanted, Collection<String> available, Locale fallback) {
        var locale = Locale.forLanguageTag(wanted == null ? "" : wanted.replace('_', '-'));
        if (available.contains(locale.getLanguage())) {
            return locale;
        }
        var norwegian =
                locale.getLanguage().equals("no") || locale.getLanguage().equals("nn");
        return norwegian && available.contains("nb")
                ? new Locale.Builder()
                        .setLanguage("nb")
                        .setRegion(locale.getCountry())
                        .build()
                : fallback;
    }
}
