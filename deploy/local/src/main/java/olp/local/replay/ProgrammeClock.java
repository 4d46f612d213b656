package olp.local.replay;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import olp.local.api.Api;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Times;

/** The programme's time zone, which is that of the programme in force when something happened. */
final class ProgrammeClock {

    private final Api api;
    private final URI loyalty;
    private final String operator;

    ProgrammeClock(Api api, URI loyalty, String operator) {
        this.api = api;
        this.loyalty = loyalty;
        this.operator = operator;
    }

    /**
     * What the times of purchases are taken for. Between the first and the last of them the time zone may have changed once, as it
     * does when a programme is set up after the installation; the change is looked for among the purchases.
     *
     * @param shift what the file's times are moved by
     */
    Times of(List<Invoice> purchases, Duration shift) {
        Times moved = new Times(shift, ZoneId.of("UTC"));
        List<Instant> instants = purchases.stream()
                .map(each -> moved.instant(each.at()))
                .distinct()
                .sorted()
                .toList();
        ZoneId first = zone(instants.getFirst());
        ZoneId last = zone(instants.getLast());
        if (first.equals(last)) {
            return new Times(shift, first);
        }
        int before = 0;
        int after = instants.size() - 1;
        while (after - before > 1) {
            int middle = (before + after) / 2;
            if (zone(instants.get(middle)).equals(first)) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return new Times(shift, first, instants.get(after), last);
    }

    private ZoneId zone(Instant at) {
        return ZoneId.of(api.get(loyalty.resolve("/v1/program?at=" + at), operator)
                .orRefuse("reading the programme")
                .path("timeZone")
                .asText("UTC"));
    }
}
