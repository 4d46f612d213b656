package olp.coalition;

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

    /** A partner that is known, or will be in a moment. */
    public UUID partner() {
        var partner = UUID.randomUUID();
        says(partner, "ACTIVE");
        return partner;
    }

    /** Tells of a partner. */
    public void says(UUID partner, String state) {
        tells(
                "loyalty.partners",
                partner.toString(),
                "loyalty.partner-changed.v1",
                "id",
                text(partner),
                "state",
                text(state));
    }

    /** Tells of a purchase just now and answers the purchase's id. */
    public UUID records(Holder holder, UUID partner, long total) {
        return records(holder, partner, total, Instant.now());
    }

    /** Tells of a purchase and answers its id. */
    public UUID records(Holder holder, UUID partner, long total, Instant at) {
        var purchase = UUID.randomUUID();
        records(UUID.randomUUID(), purchase, holder, partner, total, at);
        return purchase;
    }

    /** Tells of a purchase in an event of a given id, for instance a second time. */
    public void records(UUID event, UUID purchase, Holder holder, UUID partner, long total, Instant at) {
        tellsOfAPurchase(
                event,
                holder,
                EventFiles.example(
                        RECORDED,
                        "id",
                        text(purchase),
                        "card",
                        text(holder.card()),
                        "account",
                        text(holder.account()),
                        "partner",
                        text(partner),
                        "occurredAt",
                        text(at),
                        "total",
                        "" + total));
    }
}
