package olp.loyalty.vouchers;

import java.time.Instant;
import java.util.UUID;
import olp.loyalty.vouchers.model.Voucher;
import olp.loyalty.vouchers.model.VoucherCode;

/**
 * A voucher as its owner sees it.
 *
 * @param code to be shown at the till
 * @param reward code of what it is for
 * @param name of what it is for
 * @param partner where it can be used; left out: at every partner
 * @param because what gave it: {@code order}, {@code stamp:<code>}, {@code referral}, {@code birthday}, {@code anniversary}
 * @param expiresAt it cannot be used from then on
 */
public record VoucherView(
        UUID id,
        String code,
        String reward,
        String name,
        UUID partner,
        String because,
        Voucher.State state,
        Instant issuedAt,
        Instant expiresAt) {
    /** The voucher at an instant. */
    public static VoucherView of(Voucher voucher, Instant at) {
        return new VoucherView(
                voucher.id(),
                VoucherCode.written(voucher.code()),
                voucher.good().reward(),
                voucher.good().name(),
                voucher.good().partner(),
                voucher.source().rule(),
                voucher.stateAt(at),
                voucher.issuedAt(),
                voucher.good().expiresAt());
    }
}
