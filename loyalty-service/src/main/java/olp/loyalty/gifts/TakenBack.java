package olp.loyalty.gifts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.OutgoingEvent;

/**
 * What was taken back with a return.
 *
 * @param stamps how many of each stamp card
 * @param points to be reversed in the ledger by the caller
 * @param vouchers that are void now
 * @param events to be told by the caller
 */
public record TakenBack(
        Map<String, Long> stamps, List<LotPoints> points, List<Voucher> vouchers, List<OutgoingEvent> events) {
    /** Points of a gift's lot that are to be taken back. */
    public record LotPoints(UUID lot, long points) {}

    static TakenBack nothing() {
        return new TakenBack(new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
