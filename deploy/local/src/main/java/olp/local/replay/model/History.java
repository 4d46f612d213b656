package olp.local.replay.model;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file holds.
 *
 * @param rows all lines of the file
 * @param purchases what was bought, in the order in which the invoices begin in the file
 * @param returns what came back, in the same order; of which purchases, the file does not say
 * @param invoices how many invoices are neither, by reason
 * @param lines how many lines of purchases and returns are not in them, by reason
 */
public record History(
        int rows,
        List<Invoice> purchases,
        List<Invoice> returns,
        Map<LeftOut, Integer> invoices,
        Map<LeftOut, Integer> lines) {

    /** When the newest purchase or return was made; there must be one. */
    public LocalDateTime newest() {
        return Stream.concat(purchases.stream(), returns.stream())
                .map(Invoice::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What all purchases are worth, minor units. */
    public long total() {
        return purchases.stream().mapToLong(Invoice::total).reduce(0, Math::addExact);
    }
}
