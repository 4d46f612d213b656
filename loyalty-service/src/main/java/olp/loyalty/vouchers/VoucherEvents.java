package olp.loyalty.vouchers;

import java.time.Instant;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.OutgoingEvent;

/** What other services are told of vouchers, never their codes; schemas in {@code docs/events}. */
final class VoucherEvents {
    private VoucherEvents() {}

    record Issued(
            UUID voucher,
            UUID account,
            String card,
            String reward,
            int rewardVersion,
            String name,
            UUID partner,
            String because,
            int version,
            UUID cause,
            long points,
            Instant issuedAt,
            Instant expiresAt) {}

    record Redeemed(UUID voucher, UUID account, String card, String reward, UUID partner, Instant redeemedAt) {}

    record Voided(
            UUID voucher, UUID account, String card, String reward, String because, UUID cause, Instant voidedAt) {}

    static OutgoingEvent issued(Voucher voucher) {
        var good = voucher.good();
        var source = voucher.source();
        return event(
                "issued",
                voucher,
                new Issued(
                        voucher.id(),
                        voucher.account(),
                        voucher.card(),
                        good.reward(),
                        good.version(),
                        good.name(),
                        good.partner(),
                        source.rule(),
                        source.version(),
                        source.cause(),
                        source.points(),
                        voucher.issuedAt(),
                        good.expiresAt()));
    }

    static OutgoingEvent redeemed(Voucher voucher, UUID partner, Instant at) {
        return event(
                "redeemed",
                voucher,
                new Redeemed(
                        voucher.id(),
                        voucher.account(),
                        voucher.card(),
                        voucher.good().reward(),
                        partner,
                        at));
    }

    static OutgoingEvent voided(Voucher voucher, UUID cause, Instant at) {
        return event(
                "voided",
                voucher,
                new Voided(
                        voucher.id(),
                        voucher.account(),
                        voucher.card(),
                        voucher.good().reward(),
                        voucher.source().rule(),
                        cause,
                        at));
    }

    private static OutgoingEvent event(String what, Voucher voucher, Object data) {
        return OutgoingEvent.of(
                PointsEvents.TOPIC,
                voucher.account().toString(),
                "loyalty.voucher-" + what + ".v1",
                voucher.id(),
                data);
    }
}
