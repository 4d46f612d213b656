package olp.local.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Line;

/**
 * A purchase as a terminal posts it.
 *
 * @param currency ISO 4217, of the invoice's minor units
 */
record PostedPurchase(UUID id, String card, Instant occurredAt, String currency, Invoice invoice) implements Posting {

    private static final String TERMINAL = "replay";

    private record Content(
            UUID id,
            String card,
            String occurredAt,
            String currency,
            String terminal,
            List<Line> lines,
            long total,
            String order) {}

    @Override
    public String path() {
        return "/v1/purchases";
    }

    @Override
    public Object content() {
        return new Content(
                id,
                card,
                occurredAt.toString(),
                currency,
                TERMINAL,
                invoice.lines(),
                invoice.total(),
                invoice.number());
    }

    @Override
    public Object journalLine() {
        return content();
    }
}
