package olp.platform.rules.model;

import java.util.List;

/** Reads the conditions of rules, in whatever language they are written. */
public interface Conditions {
    /** Reads one; what is wrong with it is found here and not when a purchase is decided. */
    Read read(String when);

    /**
     * What reading came to.
     *
     * @param condition null if something is wrong
     * @param faults what is wrong, with its places
     */
    record Read(Condition condition, List<Finding> faults) {}
}
