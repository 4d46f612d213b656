package olp.notification.templates.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a template from left to right. */
final class TemplateReader {
    private static final Pattern PLACE = Pattern.compile("([a-zA-Z]+)(?::([^|{}\\[\\]]*)\\|([^|{}\\[\\]]*))?");

    private final String text;
    private int position;

    TemplateReader(String text) {
        this.text = text;
    }

    List<Part> read() {
        var parts = parts(false);
        if (position < text.length()) {
            throw fault("a ']' that nothing opened");
        }
        return parts;
    }

    private List<Part> parts(boolean inSection) {
        List<Part> parts = new ArrayList<>();
        var words = new StringBuilder();
        while (position < text.length()) {
            char next = text.charAt(position);
            if ("{}[]".indexOf(next) < 0) {
                words.append(next);
                position++;
            } else if (position + 1 < text.length() && text.charAt(position + 1) == next) {
                words.append(next);
                position += 2;
            } else if (next == ']') {
                break;
            } else {
                flush(words, parts);
                parts.add(marked(next, inSection));
            }
        }
        flush(words, parts);
        return List.copyOf(parts);
    }

    private Part marked(char opening, boolean inSection) {
        return switch (opening) {
            case '{' -> place();
            case '[' -> section(inSection);
            default -> throw fault("a '" + opening + "' that nothing opened");
        };
    }

    private Part section(boolean inSection) {
        if (inSection) {
            throw fault("a '[' within brackets");
        }
        int opened = position++;
        var parts = parts(true);
        if (position == text.length()) {
            position = opened;
            throw fault("a '[' that nothing closes");
        }
        position++;
        return new Part.Section(parts);
    }

    private Part place() {
        int end = text.indexOf('}', position);
        if (end < 0) {
            throw fault("a '{' that nothing closes");
        }
        var place = PLACE.matcher(text.substring(position + 1, end));
        if (!place.matches()) {
            throw fault("neither {name} nor {name:one|other}");
        }
        position = end + 1;
        return place.group(2) == null
                ? new Part.Place(place.group(1))
                : new Part.Choice(place.group(1), place.group(2), place.group(3));
    }

    private static void flush(StringBuilder words, List<Part> parts) {
        if (!words.isEmpty()) {
            parts.add(new Part.Words(words.toString()));
            words.setLength(0);
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("at character " + (position + 1) + ": " + what);
    }
}
