package olp.platform.rules.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A conjunct so simple that it needs no interpreter, and cannot fail. */
public interface Plain extends Conjunct {
    /** Whether it is true. */
    boolean holds(Facts facts, int line);

    @Override
    default Verdict test(Facts facts, int line) {
        return Verdict.of(holds(facts, line));
    }

    /** True or false whatever the purchase. */
    record Constant(boolean value) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            return value;
        }

        @Override
        public Set<Fact> facts() {
            return Set.of();
        }
    }

    /** A fact has one of these values, all of its type: {@code ==} and {@code in}. */
    record OneOf(Fact fact, Set<Object> values) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            return values.contains(facts.get(fact, line));
        }

        @Override
        public Set<Fact> facts() {
            return Set.of(fact);
        }
    }

    /** An integer is at least this and at most that. */
    record Within(Fact fact, long least, long most) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            var value = (Long) facts.get(fact, line);
            return value >= least && value <= most;
        }

        @Override
        public Set<Fact> facts() {
            return Set.of(fact);
        }
    }

    /** Where in a text another is looked for. */
    enum Where {
        START,
        END,
        ANYWHERE
    }

    /** A text begins with, ends with or contains another. */
    record Text(Fact fact, Where where, String part) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            var value = (String) facts.get(fact, line);
            return switch (where) {
                case START -> value.startsWith(part);
                case END -> value.endsWith(part);
                case ANYWHERE -> value.contains(part);
            };
        }

        @Override
        public Set<Fact> facts() {
            return Set.of(fact);
        }
    }

    /** The opposite. */
    record Not(Plain part) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            return !part.holds(facts, line);
        }

        @Override
        public Set<Fact> facts() {
            return part.facts();
        }
    }

    /** All parts hold. */
    record All(List<Plain> parts) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            for (var part : parts) {
                if (!part.holds(facts, line)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Set<Fact> facts() {
            return factsOf(parts);
        }
    }

    /** One part holds, or several. */
    record Any(List<Plain> parts) implements Plain {
        @Override
        public boolean holds(Facts facts, int line) {
            for (var part : parts) {
                if (part.holds(facts, line)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<Fact> facts() {
            return factsOf(parts);
        }
    }

    /** One part or the other, made one set of values where both ask the same fact. */
    static Plain either(Plain one, Plain other) {
        if (one instanceof OneOf a && other instanceof OneOf b && a.fact().equals(b.fact())) {
            Set<Object> values = new HashSet<>(a.values());
            values.addAll(b.values());
            return new OneOf(a.fact(), Set.copyOf(values));
        }
        return new Any(List.of(one, other));
    }

    private static Set<Fact> factsOf(List<Plain> parts) {
        return parts.stream().flatMap(part -> part.facts().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
