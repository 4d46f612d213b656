package olp.notification.templates.model;

import java.util.List;
import java.util.Map;

/**
 * Text with places for values. {@code {name}} is the value; {@code {name:one|other}} is one of two words, by whether a
 * count is 1; {@code [words {name}]} is left out altogether when a value in it is not there. A bracket or brace that is
 * meant as such is written twice.
 */
public final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with the position, if it is not well formed
     */
    public static Template parse(String text) {
        return new Template(new TemplateReader(text).read());
    }

    /**
     * The text for one reader.
     *
     * @throws MissingValue if a place outside brackets has no value
     * @throws IllegalArgumentException if a value cannot be shown
     */
    public String render(Map<String, Value> values, Style style) {
        var text = new StringBuilder();
        parts.forEach(part -> part.write(text, values, style));
        return text.toString();
    }
}
