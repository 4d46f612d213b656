package olp.loyalty.stamps;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.loyalty.definitions.Codes;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.giving.GiftChecks;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.stamps.model.StampCard;
import olp.loyalty.stamps.model.StampCard.Counts;
import olp.platform.web.Faults;

/**
 * A stamp card as the operator writes it and reads it.
 *
 * @param id of the request that makes it, made by the client; may be left out, as the code is key enough
 * @param code its name: letters, digits, {@code -} and {@code _}, at most 40
 * @param name for the member
 * @param every so many stamps are a gift, 1 to 10000
 * @param counts PURCHASE: a stamp for each purchase; ITEM: one for each piece of its lines
 * @param partner at whose tills; left out: at all
 * @param category of the lines that count; left out: any
 * @param skus of the lines that count, at most 1000; left out: any
 * @param minTotal a purchase for less gives none, minor units; left out: any
 * @param from for purchases from then on; in a change, the change acts from then on
 * @param until for purchases before then
 * @param gift for a full card: points, or a voucher for a reward
 * @param version from 1; said by us, not looked at when sent
 * @param warnings what may not be meant; said by us, not looked at when sent
 */
public record StampCardTerms(
        UUID id,
        String code,
        String name,
        Integer every,
        Counts counts,
        UUID partner,
        String category,
        List<String> skus,
        Long minTotal,
        Instant from,
        Instant until,
        Gift gift,
        Integer version,
        List<String> warnings) {
    private static final int MOST_EVERY = 10_000;
    private static final int MOST_SKUS = 1_000;
    private static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    static StampCardTerms of(Version<StampCard> version, List<String> warnings) {
        var card = version.terms();
        return new StampCardTerms(
                null,
                version.code(),
                card.name(),
                card.every(),
                card.counts(),
                card.partner(),
                card.category(),
                card.skus(),
                card.minTotal(),
                card.from(),
                card.until(),
                card.gift(),
                version.version(),
                warnings);
    }

    /** 400 with every field that is at fault. */
    StampCardTerms checked(String named) {
        var faults = new Faults();
        Codes.check(faults, code, named);
        faults.text("name", name, 200)
                .check("every", every != null && every >= 1 && every <= MOST_EVERY, "should be 1 to " + MOST_EVERY)
                .check("counts", counts != null, "should be PURCHASE or ITEM")
                .optionalText("category", category, 100)
                .check(
                        "skus",
                        skus == null
                                || !skus.isEmpty()
                                        && skus.size() <= MOST_SKUS
                                        && skus.stream().allMatch(StampCardTerms::isSku),
                        "should be 1 to " + MOST_SKUS + " texts of 1 to 100 characters, or left out")
                .check(
                        "minTotal",
                        minTotal == null || minTotal >= 0 && minTotal <= LARGEST_AMOUNT,
                        "should be 0 to " + LARGEST_AMOUNT);
        Codes.checkSchedule(faults, from, until);
        GiftChecks.check(faults, "gift", gift).refuse();
        return this;
    }

    private static boolean isSku(String text) {
        return text != null && !text.isBlank() && text.length() <= 100 && text.indexOf('\0') < 0;
    }

    StampCard stampCard() {
        return new StampCard(
                name,
                every,
                counts,
                partner,
                category,
                skus == null ? null : List.copyOf(skus),
                minTotal,
                from,
                until,
                gift);
    }

    List<String> warnings(Snapshot known) {
        List<String> found = new ArrayList<>();
        if (every == 1) {
            found.add("every: each stamp is a gift");
        }
        GiftChecks.warn(found, "gift", gift, known);
        return found.isEmpty() ? null : found;
    }

    /** What makes a second request the same: its id, or else the code. */
    UUID request() {
        return id == null ? UUID.nameUUIDFromBytes(("stamp card " + code).getBytes(UTF_8)) : id;
    }
}
