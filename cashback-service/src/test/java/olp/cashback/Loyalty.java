package olp.cashback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.LoyaltyVoice;
import olp.platform.web.CardNumbers;

/** Plays loyalty-service: tells what it would tell, as {@code docs/events} has it. */
public final class Loyalty extends LoyaltyVoice {
    private static final String RETURNED = "loyalty.purchase-returned.v1";

    Loyalty(KafkaProbe kafka) {
        super(kafka);
    }

    /** Somebody whose card nobody has heard of yet. */
    public static Holder somebody() {
        var digits = "99" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
        return Holder.of(digits + CardNumbers.checkDigit(digits));
    }

    /** Somebody with a card that is known, or will be in a moment. */
    public Holder member() {
        var holder = somebody();
        says(holder, "ACTIVE");
        return holder;
    }

    public void programIsIn(String currency) {
        tellsAsItIs(
                "loyalty.partners",
                "program",
                "loyalty.program-changed.v1",
                EventFiles.example("loyalty.program-changed.v1")
                        .replaceFirst("\"currency\": ?\"EUR\"", "\"currency\":\"" + currency + "\""));
    }

    /** A line of a purchase. */
    public record Line(int number, String category, int quantity, long unitPrice) {
        long net() {
            return quantity * unitPrice;
        }

        String data() {
            return "{\"line\":%d,\"category\":%s,\"quantity\":%d,\"unitPrice\":%d,\"discount\":0,\"net\":%d}"
                    .formatted(number, text(category), quantity, unitPrice, net());
        }
    }

    /** A purchase that is told of by {@link #records}. */
    public record Bought(
            UUID id,
            Holder holder,
            UUID partner,
            Instant at,
            Instant activeAt,
            String currency,
            long money,
            List<Line> lines) {
        public static Bought by(Holder holder, UUID partner, long money) {
            var at = Instant.now();
            return new Bought(
                    UUID.randomUUID(), holder, partner, at, at.plusSeconds(14 * 86_400), "EUR", money, List.of());
        }

        /** All of it paid in money. */
        public static Bought by(Holder holder, UUID partner, Line... lines) {
            var total = Stream.of(lines).mapToLong(Line::net).sum();
            return by(holder, partner, total).of(lines);
        }

        public Bought of(Line... other) {
            return new Bought(id, holder, partner, at, activeAt, currency, money, List.of(other));
        }

        public Bought at(Instant instant) {
            return new Bought(id, holder, partner, instant, activeAt, currency, money, lines);
        }

        public Bought activeAt(Instant instant) {
            return new Bought(id, holder, partner, at, instant, currency, money, lines);
        }

        public Bought in(String other) {
            return new Bought(id, holder, partner, at, activeAt, other, money, lines);
        }

        /** As its event has it. */
        public String data() {
            var total = lines.isEmpty()
                    ? money
                    : lines.stream().mapToLong(Line::net).sum();
            return EventFiles.example(
                    RECORDED,
                    "id",
                    text(id),
                    "card",
                    text(holder.card()),
                    "account",
                    text(holder.account()),
                    "partner",
                    text(partner),
                    "occurredAt",
                    text(at),
                    "currency",
                    text(currency),
                    "total",
                    "" + total,
                    "paid",
                    "{\"money\":" + money + "}",
                    "lines",
                    lines.stream().map(Line::data).collect(Collectors.joining(",", "[", "]")),
                    "points",
                    "{\"earned\":0,\"activeAt\":" + text(activeAt) + "}");
        }

        /** The event of a return of some lines of it: pairs of a line's number and how many of it. */
        public String returned(int... linesAndQuantities) {
            var back = IntStream.range(0, linesAndQuantities.length / 2)
                    .mapToObj(i -> "{\"line\":%d,\"quantity\":%d,\"value\":0}"
                            .formatted(linesAndQuantities[2 * i], linesAndQuantities[2 * i + 1]))
                    .collect(Collectors.joining(",", "[", "]"));
            return EventFiles.example(
                    RETURNED,
                    "refund",
                    "{\"money\":0,\"points\":0,\"cashback\":0,\"currency\":\"EUR\",\"tenders\":[]}",
                    "id",
                    text(UUID.randomUUID()),
                    "purchase",
                    text(id),
                    "card",
                    text(holder.card()),
                    "account",
                    text(holder.account()),
                    "partner",
                    text(partner),
                    "acceptedAt",
                    text(Instant.now()),
                    "currency",
                    text(currency),
                    "lines",
                    back);
        }
    }

    /** Tells that some lines of a purchase came back. */
    public void returns(Bought bought, int... linesAndQuantities) {
        tellsAsItIs(
                "loyalty.purchases",
                bought.holder().issuedAccount().toString(),
                RETURNED,
                bought.returned(linesAndQuantities));
    }

    /** Tells the programme, with what a return does when the money was spent. */
    public void programSaysOfReturns(String policy) {
        tellsAsItIs(
                "loyalty.partners",
                "program",
                "loyalty.program-changed.v1",
                EventFiles.example("loyalty.program-changed.v1").replaceFirst("\"WITHIN_BALANCE\"", text(policy)));
    }

    /** Tells of a purchase and answers the event's id. */
    public UUID records(Bought bought) {
        var event = UUID.randomUUID();
        records(event, bought);
        return event;
    }

    /** Tells of a purchase in an event of a given id, for instance a second time. */
    public void records(UUID event, Bought bought) {
        tellsOfAPurchase(event, bought.holder(), bought.data());
    }
}
