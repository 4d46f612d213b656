package olp.platform.rules.model;

import java.util.Set;

/** One of the parts of a condition that must all be true. */
public interface Conjunct {
    /**
     * Asks it.
     *
     * @param line from 0; of no matter if no fact of a line is mentioned
     */
    Verdict test(Facts facts, int line);

    /** The facts that it mentions. */
    Set<Fact> facts();

    /** Whether it is asked for each line. */
    default boolean mentionsLine() {
        return facts().stream().anyMatch(Fact::ofLine);
    }

    /** Whether no purchase before in the same batch can change what it comes to. */
    default boolean isSettled() {
        return facts().stream().noneMatch(Fact::changing);
    }
}
