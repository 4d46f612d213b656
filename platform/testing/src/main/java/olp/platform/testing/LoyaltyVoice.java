package olp.platform.testing;

import java.time.Instant;
import java.util.UUID;

/** Plays loyalty-service for a service that reads it: tells what it would tell, as {@code docs/events} has it. */
public class LoyaltyVoice {
    /** Type of the event of a purchase. */
    protected static final String RECORDED = "loyalty.purchase-recorded.v1";

    private static final String SOURCE = "/loyalty";

    private final KafkaProbe kafka;

    /** Speaks to a broker. */
    protected LoyaltyVoice(KafkaProbe kafka) {
        this.kafka = kafka;
    }

    /** A card and whose it is. */
    public record Holder(String card, UUID account, UUID issuedAccount, UUID member) {
        /** Somebody new with a card of a given number. */
        public static Holder of(String card) {
            var account = UUID.randomUUID();
            return new Holder(card, account, account, UUID.randomUUID());
        }

        /** The same card, its points now in another account. */
        public Holder movedTo(UUID other) {
            return new Holder(card, other, issuedAccount, member);
        }
    }

    /** Tells of a card. */
    public void says(Holder holder, String state) {
        tells(
                "loyalty.members",
                holder.card(),
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
                text(state));
    }

    /** Tells an example of {@code docs/events} with some of its top-level fields replaced; values are JSON text. */
    public void tells(String topic, String key, String type, String... fieldsAndValues) {
        kafka.publish(topic, key, SOURCE, type, EventFiles.example(type, fieldsAndValues));
    }

    /** Tells something, readable or not. */
    public void tellsAsItIs(String topic, String key, String type, String data) {
        kafka.publish(topic, key, SOURCE, type, data);
    }

    /** Tells something of a purchase of a holder, readable or not, in an event of a given id. */
    public void tellsOfAPurchase(UUID event, Holder holder, String data) {
        kafka.publish(event, "loyalty.purchases", holder.issuedAccount().toString(), SOURCE, RECORDED, data);
    }

    /** Tells on one partition of the purchases that all that was accepted before an instant has been told there. */
    public void hasToldAllBefore(Instant instant, int partition) {
        kafka.publishTo(
                partition,
                "loyalty.purchases",
                "watermark-" + partition,
                SOURCE,
                "loyalty.watermark.v1",
                "{\"topic\":\"loyalty.purchases\",\"partition\":%d,\"acceptedBefore\":\"%s\"}"
                        .formatted(partition, instant));
    }

    /** Tells the same on every partition of the purchases. */
    public void hasToldAllBefore(Instant instant) {
        for (int partition = 0; partition < kafka.partitions("loyalty.purchases"); partition++) {
            hasToldAllBefore(instant, partition);
        }
    }

    /** A value as a JSON text. */
    protected static String text(Object value) {
        return "\"" + value + "\"";
    }
}
