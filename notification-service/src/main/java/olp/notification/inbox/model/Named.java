package olp.notification.inbox.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and what they stand for, in the order given, without those that stand for nothing. */
final class Named<T> {
    private final Map<String, T> found = new LinkedHashMap<>();

    Named<T> with(String name, T value) {
        if (value != null) {
            found.put(name, value);
        }
        return this;
    }

    Map<String, T> all() {
        return found;
    }
}
