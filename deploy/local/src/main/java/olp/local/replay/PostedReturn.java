package olp.local.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.local.replay.model.ReturnedLine;

/**
 * A return as a terminal posts it.
 *
 * @param card of the purchase's customer
 * @param purchase what it is a return of
 */
record PostedReturn(UUID id, String card, Instant occurredAt, UUID purchase, List<ReturnedLine> lines)
        implements Posting {

    private record Content(UUID id, List<ReturnedLine> lines, String occurredAt) {}

    private record JournalLine(String type, UUID purchase, UUID id, List<ReturnedLine> lines, String occurredAt) {}

    @Override
    public String path() {
        return "/v1/purchases/" + purchase + "/returns";
    }

    @Override
    public Object content() {
        return new Content(id, lines, occurredAt.toString());
    }

    @Override
    public Object journalLine() {
        return new JournalLine("RETURN", purchase, id, lines, occurredAt.toString());
    }
}
