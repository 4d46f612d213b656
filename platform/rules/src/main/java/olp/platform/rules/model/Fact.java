package olp.platform.rules.model;

/**
 * Something that conditions can ask about, such as {@code partner.category}.
 *
 * @param object what it is a fact of; {@link Vocabulary#LINE} for what each line of a purchase has of its own
 * @param field its name there
 * @param absent the value of a purchase that has none
 * @param changing whether purchases that are decided before in the same batch may change it, such as a level
 * @param place where {@link Facts} keep it
 */
public record Fact(String object, String field, FactType type, Object absent, boolean changing, int place) {
    /** As a condition writes it. */
    public String name() {
        return object + "." + field;
    }

    /** Whether each line has its own. */
    public boolean ofLine() {
        return object.equals(Vocabulary.LINE);
    }
}
