package olp.platform.rules.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts that a service's conditions can ask about. */
public final class Vocabulary {
    /** The object whose facts each line has of its own. A condition that mentions one matches lines. */
    public static final String LINE = "line";

    private final Map<String, Fact> facts;
    private final int ofPurchase;
    private final int ofLine;

    private Vocabulary(Map<String, Fact> facts, int ofPurchase, int ofLine) {
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        this.ofPurchase = ofPurchase;
        this.ofLine = ofLine;
    }

    /** Starts one. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A fact by the name that conditions use.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Fact fact(String name) {
        var fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact is called " + name);
        }
        return fact;
    }

    /** A fact by name, or null. */
    public Fact find(String name) {
        return facts.get(name);
    }

    /** All of them, as they were declared. */
    public Collection<Fact> facts() {
        return facts.values();
    }

    int ofPurchase() {
        return ofPurchase;
    }

    int ofLine() {
        return ofLine;
    }

    /** Declares facts, one after the other. */
    public static final class Builder {
        private final Map<String, Fact> facts = new LinkedHashMap<>();
        private int ofPurchase;
        private int ofLine;

        private Builder() {}

        /** A fact that is empty, 0, false or 1970 where it is missing. */
        public Builder fact(String name, FactType type) {
            return add(name, type, type.none(), false);
        }

        /** A fact that has another value where it is missing, such as -1 for an age. */
        public Builder fact(String name, FactType type, Object absent) {
            return add(name, type, absent, false);
        }

        /** A fact that the purchases before in the same batch may change, such as a level. */
        public Builder changing(String name, FactType type, Object absent) {
            return add(name, type, absent, true);
        }

        private Builder add(String name, FactType type, Object absent, boolean changing) {
            var dot = name.indexOf('.');
            if (dot < 1 || !type.isValue(absent)) {
                throw new IllegalArgumentException(name + " is not a fact of type " + type);
            }
            var object = name.substring(0, dot);
            var place = object.equals(LINE) ? ofLine++ : ofPurchase++;
            if (facts.put(name, new Fact(object, name.substring(dot + 1), type, absent, changing, place)) != null) {
                throw new IllegalArgumentException(name + " is declared twice");
            }
            return this;
        }

        /** What was declared. */
        public Vocabulary build() {
            return new Vocabulary(facts, ofPurchase, ofLine);
        }
    }
}
