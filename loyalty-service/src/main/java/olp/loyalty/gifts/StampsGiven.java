package olp.loyalty.gifts;

import java.util.List;
import java.util.UUID;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.ledger.model.Reason;

/**
 * What a purchase was given by one stamp card.
 *
 * @param stamps how many, from 1
 * @param now stamps after it that are not a gift yet; below zero while a used gift is to be made good
 * @param every so many are a gift
 * @param gifts that it filled cards for
 * @param points that these gifts are, to be entered in the ledger; null if none
 * @param vouchers that these gifts are
 */
public record StampsGiven(
        String stampCard,
        int version,
        String name,
        long stamps,
        long now,
        int every,
        long gifts,
        Points points,
        List<Voucher> vouchers) {
    /**
     * Points to be given as one lot.
     *
     * @param lot the id that the lot is to have
     * @param issuer who pays for them: the stamp card's partner, or the programme
     */
    public record Points(UUID lot, long points, UUID issuer, Reason because) {}
}
