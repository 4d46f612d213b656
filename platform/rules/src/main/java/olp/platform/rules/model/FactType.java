package olp.platform.rules.model;

import java.time.Instant;

/** What a fact can be. Amounts are integers, in the service's unit. */
public enum FactType {
    STRING(String.class, ""),
    INT(Long.class, 0L),
    BOOL(Boolean.class, false),
    TIMESTAMP(Instant.class, Instant.EPOCH);

    private final Class<?> values;
    private final Object none;

    FactType(Class<?> values, Object none) {
        this.values = values;
        this.none = none;
    }

    /** Whether it is a value of this type; null is none. */
    public boolean isValue(Object value) {
        return values.isInstance(value);
    }

    /** What stands for a value that is missing, unless the vocabulary says another. */
    public Object none() {
        return none;
    }
}
