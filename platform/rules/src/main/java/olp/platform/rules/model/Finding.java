package olp.platform.rules.model;

import java.util.function.UnaryOperator;

/**
 * Something that is wrong with a rule, or looks it.
 *
 * @param field of the definition, such as {@code when} or {@code cap.amount}
 * @param message what is wrong, for who wrote it
 * @param line of the text in the field, from 1; 0 where no place can be told
 * @param column in that line, from 1; 0 likewise
 */
public record Finding(String field, String message, int line, int column) {
    /** The same of a field that a service calls otherwise. */
    public Finding of(UnaryOperator<String> names) {
        return new Finding(names.apply(field), message, line, column);
    }

    /** Of the field as a whole. */
    public static Finding of(String field, String message) {
        return new Finding(field, message, 0, 0);
    }
}
