package olp.cashback.spending;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** Finds, among the purchases and returns of a batch, what cashback paid for: most are not even read. */
final class Carrying {
    private static final String CASHBACK = "CASHBACK";

    private Carrying() {}

    /**
     * A part of a payment or a refund, as events have it; of other kinds than CASHBACK only the kind is of interest.
     *
     * @param proof the hold's id
     */
    record Part(String kind, Long amount, String proof) {
        /** The hold, if this was paid with one of ours, and is more than nothing. */
        private Optional<Paid> paid() {
            return CASHBACK.equals(kind) && amount != null && amount > 0
                    ? hold(proof).map(id -> new Paid(id, amount))
                    : Optional.empty();
        }

        private static Optional<UUID> hold(String proof) {
            try {
                return Optional.of(UUID.fromString(String.valueOf(proof)));
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        }
    }

    /** A hold, and what of a payment or refund is its part: minor units, more than 0. */
    record Paid(UUID hold, long amount) {}

    /** Those events that may have something to do with cashback, and are not to be handed in again anyway. */
    static List<IncomingEvent> among(List<IncomingEvent> events, Verdicts verdicts) {
        return events.stream()
                .filter(event -> !verdicts.isSetAside(event))
                .filter(event -> new String(event.data(), ISO_8859_1).contains(CASHBACK))
                .toList();
    }

    /** The parts that cashback paid. */
    static Stream<Paid> paid(List<Part> parts) {
        return parts == null
                ? Stream.of()
                : parts.stream().filter(Objects::nonNull).map(Part::paid).flatMap(Optional::stream);
    }
}
