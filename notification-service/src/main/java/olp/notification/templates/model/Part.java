package olp.notification.templates.model;

import java.util.List;
import java.util.Map;

/** A piece of a template. */
sealed interface Part {
    /**
     * Writes the piece.
     *
     * @throws MissingValue if it needs a value that is not there
     */
    void write(StringBuilder into, Map<String, Value> values, Style style);

    /** Words that are always the same. */
    record Words(String words) implements Part {
        @Override
        public void write(StringBuilder into, Map<String, Value> values, Style style) {
            into.append(words);
        }
    }

    /** {@code {name}}. */
    record Place(String name) implements Part {
        @Override
        public void write(StringBuilder into, Map<String, Value> values, Style style) {
            into.append(MissingValue.unlessIn(values, name).in(style));
        }
    }

    /** {@code {name:one|other}}. */
    record Choice(String name, String one, String other) implements Part {
        @Override
        public void write(StringBuilder into, Map<String, Value> values, Style style) {
            var single = MissingValue.unlessIn(values, name) instanceof Value.Count count && count.number() == 1;
            into.append(single ? one : other);
        }
    }

    /** {@code [ … ]}: written if every value in it is there. */
    record Section(List<Part> parts) implements Part {
        @Override
        public void write(StringBuilder into, Map<String, Value> values, Style style) {
            int before = into.length();
            try {
                parts.forEach(part -> part.write(into, values, style));
            } catch (MissingValue leftOut) {
                into.setLength(before);
            }
        }
    }
}
