package olp.cashback;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.LoyaltyVoice;
import olp.platform.web.CardNumbers;

/** Plays loyalty-service: tells what it would tell, as {@code docs/events} has it. */
public final class Loyalty extends LoyaltyVoice {
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

    /** A purchase that is told of by {@link #records}. */
    public record Bought(
            UUID id, Holder holder, UUID partner, Instant at, Instant activeAt, String currency, long money) {
        public static Bought by(Holder holder, UUID partner, long money) {
            var at = Instant.now();
            return new Bought(UUID.randomUUID(), holder, partner, at, at.plusSeconds(14 * 86_400), "EUR", money);
        }

        public Bought at(Instant instant) {
            return new Bought(id, holder, partner, instant, activeAt, currency, money);
        }

        public Bought activeAt(Instant instant) {
            return new Bought(id, holder, partner, at, instant, currency, money);
        }

        public Bought in(String other) {
            return new Bought(id, holder, partner, at, activeAt, other, money);
        }

        String data() {
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
                    "" + money,
                    "paid",
                    "{\"money\":" + money + "}",
                    "points",
                    "{\"earned\":0,\"activeAt\":" + text(activeAt) + "}");
        }
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
