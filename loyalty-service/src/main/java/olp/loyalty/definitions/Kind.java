package olp.loyalty.definitions;

/**
 * A kind of definition.
 *
 * @param name under which it is kept, for ever
 * @param type of its terms: a record that is written as JSON
 * @param what people call one of them
 * @param most how many of them there may be
 */
public record Kind<T>(String name, Class<T> type, String what, int most) {}
