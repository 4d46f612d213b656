package olp.platform.ledger.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why value moved, in a machine's words and in a person's.
 *
 * @param rule code of the rule; of several rules the first
 * @param version of the rule, from 1
 * @param text for the holder
 * @param shares what each rule gave, if several gave it together; or else empty
 */
public record Reason(String rule, int version, String text, List<Share> shares) {
    /** One reason for all of it. */
    public Reason(String rule, int version, String text) {
        this(rule, version, text, List.of());
    }

    /**
     * What one of several rules gave.
     *
     * @param amount more than zero, in the ledger's unit
     */
    public record Share(String rule, int version, long amount, String text) {}

    /**
     * What rules gave together.
     *
     * @param shares at least one
     */
    public static Reason together(List<Share> shares) {
        var first = shares.getFirst();
        var text = shares.stream().map(Share::text).collect(Collectors.joining("; "));
        return new Reason(first.rule(), first.version(), text, shares.size() == 1 ? List.of() : List.copyOf(shares));
    }
}
