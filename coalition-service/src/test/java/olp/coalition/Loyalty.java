package olp.coalition;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.web.CardNumbers;

/** Plays loyalty-service: tells what it would tell, as {@code docs/events} has it. */
public final class Loyalty {
    private static final String SOURCE = "/loyalty";
    private static final String RECORDED = "loyalty.purchase-recorded.v1";

    private final KafkaProbe kafka;

    Loyalty(KafkaProbe kafka) {
        this.kafka = kafka;
    }

    /** A card and whose it is. */
    public record Holder(String card, UUID account, UUID issuedAccount, UUID member) {
        /** The same card, its points now in another account. */
        public Holder movedTo(UUID other) {
            return new Holder(card, other, issuedAccount, member);
        }
    }

    /** Somebody whose card nobody has heard of yet. */
    public static Holder somebody() {
        var digits = "99" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
        var account = UUID.randomUUID();
        return new Holder(digits + CardNumbers.checkDigit(digits), account, account, UUID.randomUUID());
    }

    /** Somebody with a card that is known, or will be in a moment. */
    public Holder member() {
        var holder = somebody();
        says(holder, "ACTIVE");
        return holder;
    }

    /** Tells of a card. */
    public void says(Holder holder, String state) {
        kafka.publish(
                "loyalty.members",
                holder.card(),
                SOURCE,
                "loyalty.card-issued.v1",
                EventFiles.example(
                        "loyalty.card-issued.v1",
                        "number",
                        text(holder.card()),
                        "account",
                        text(holder.account()),
                        "issuedAccount",
                        text(holder.issuedAccount()),
                        "member",
                        text(holder.member()),
                        "state",
                        text(state)));
    }

    /** A partner that is known, or will be in a moment. */
    public UUID partner() {
        var partner = UUID.randomUUID();
        says(partner, "ACTIVE");
        return partner;
    }

    /** Tells of a partner. */
    public void says(UUID partner, String state) {
        kafka.publish(
                "loyalty.partners",
                partner.toString(),
                SOURCE,
                "loyalty.partner-changed.v1",
                EventFiles.example("loyalty.partner-changed.v1", "id", text(partner), "state", text(state)));
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
        says(
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

    /** Tells something of a purchase of a holder, readable or not. */
    public void says(UUID event, Holder holder, String data) {
        kafka.publish(event, "loyalty.purchases", holder.issuedAccount().toString(), SOURCE, RECORDED, data);
    }

    /** Tells an example as it stands in {@code docs/events}. */
    public void saysTheExample(String topic, String key, String type) {
        kafka.publish(topic, key, SOURCE, type, EventFiles.example(type));
    }

    private static String text(Object value) {
        return "\"" + value + "\"";
    }
}
