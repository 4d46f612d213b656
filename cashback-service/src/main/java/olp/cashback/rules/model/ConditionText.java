package olp.cashback.rules.model;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads a condition: no text at all, or {@code partner.id == '<uuid>'}, the part of CEL that is understood so far. Space
 * between the parts does not matter, and double quotes do as well.
 */
public final class ConditionText {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String text;
    private int at;

    private ConditionText(String text) {
        this.text = text;
    }

    /** What a text turned out to be. */
    public sealed interface Reading {}

    /** It says this. */
    public record Understood(Condition condition) implements Reading {}

    /**
     * It says nothing that is understood.
     *
     * @param position of the first character that is wrong, from 1; one more than the length if something is missing
     * @param expected what should stand there
     */
    public record Misunderstood(int position, String expected) implements Reading {}

    /** Reads a condition; {@code null} is met by every purchase. */
    public static Reading read(String text) {
        return text == null ? new Understood(new Condition.Always()) : new ConditionText(text).comparison();
    }

    private Reading comparison() {
        for (var part : new String[] {"partner", ".", "id", "=="}) {
            if (!take(part)) {
                return misunderstood("'" + part + "'");
            }
        }
        skipSpace();
        if (at == text.length() || "'\"".indexOf(text.charAt(at)) < 0) {
            return misunderstood("a partner's id in quotes");
        }
        return quotedId(text.charAt(at));
    }

    private Reading quotedId(char quote) {
        at++;
        var found = ID.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return misunderstood("a UUID");
        }
        at = found.end();
        if (at == text.length() || text.charAt(at) != quote) {
            return misunderstood("the closing quote");
        }
        at++;
        skipSpace();
        return at == text.length()
                ? new Understood(new Condition.AtPartner(UUID.fromString(found.group())))
                : misunderstood("nothing more");
    }

    private boolean take(String part) {
        skipSpace();
        if (!text.startsWith(part, at)) {
            return false;
        }
        at += part.length();
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Misunderstood misunderstood(String expected) {
        return new Misunderstood(at + 1, expected);
    }
}
