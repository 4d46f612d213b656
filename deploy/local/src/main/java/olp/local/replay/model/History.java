package olp.local.replay.model;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a file holds.
 *
 * @param rows all lines of the file
 * @param purchases what is to be posted, in the order in which the invoices begin in the file
 * @param invoices how many invoices are not posted, by reason
 * @param lines how many lines of posted invoices are not in the purchase, by reason
 */
public record History(int rows, List<Invoice> purchases, Map<LeftOut, Integer> invoices, Map<LeftOut, Integer> lines) {

    /** When the newest purchase was made; there must be one. */
    public LocalDateTime newest() {
        return purchases.stream()
                .map(Invoice::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The whole value, minor units. */
    public long total() {
        return purchases.stream().mapToLong(Invoice::total).reduce(0, Math::addExact);
    }
}
