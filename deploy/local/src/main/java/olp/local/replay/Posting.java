package olp.local.replay;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Line;

/**
 * A purchase as a terminal posts it; the same content every time, so that it may be posted again.
 *
 * @param occurredAt ISO 8601, UTC
 * @param total minor units of {@code currency}
 * @param order the invoice's number
 */
record Posting(
        UUID id,
        String card,
        String occurredAt,
        String currency,
        String terminal,
        List<Line> lines,
        long total,
        String order) {

    private static final String TERMINAL = "replay";

    /**
     * @param shift what the file's times, taken as UTC, are moved by
     * @param currency the programme's
     */
    static Posting of(Invoice invoice, UUID id, String card, Duration shift, String currency) {
        String occurredAt = invoice.at().toInstant(ZoneOffset.UTC).plus(shift).toString();
        return new Posting(
                id, card, occurredAt, currency, TERMINAL, invoice.lines(), invoice.total(), invoice.number());
    }
}
