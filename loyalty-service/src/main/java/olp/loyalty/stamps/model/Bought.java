package olp.loyalty.stamps.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What stamp cards look at of a purchase, or of what is left of it after returns.
 *
 * @param partner whose till it was
 * @param total in minor units
 * @param lines none if the till named none
 * @param isSomething false if all of it came back
 */
public record Bought(UUID partner, Instant occurredAt, long total, List<Line> lines, boolean isSomething) {
    /** A line; {@code sku} and {@code category} may be null. */
    public record Line(String sku, String category, int quantity) {}
}
