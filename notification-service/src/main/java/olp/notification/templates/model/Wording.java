package olp.notification.templates.model;

import java.util.Map;

/**
 * What one kind of message says in one language.
 *
 * @param title a line
 * @param text a short paragraph
 */
public record Wording(Template title, Template text) {
    /**
     * Reads a wording: the title in the first line, the text in the rest.
     *
     * @throws IllegalArgumentException if there is no text, or one of the two is not a template
     */
    public static Wording parse(String file) {
        var parts = file.strip().split("\\R", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("a title and a text, each on lines of its own");
        }
        return new Wording(Template.parse(parts[0].strip()), Template.parse(parts[1].strip()));
    }

    /**
     * Writes the message for one reader.
     *
     * @throws IllegalArgumentException if a value is missing or cannot be shown
     */
    public Written write(Map<String, Value> values, Style style) {
        return new Written(title.render(values, style), text.render(values, style));
    }

    /** A message as it is read. */
    public record Written(String title, String text) {}
}
