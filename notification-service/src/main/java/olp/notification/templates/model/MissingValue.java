package olp.notification.templates.model;

import java.util.Map;

/** A template names a value that the message does not have. */
public final class MissingValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private MissingValue(String name) {
        super("no value for {" + name + "}");
    }

    static Value unlessIn(Map<String, Value> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new MissingValue(name);
        }
        return value;
    }
}
