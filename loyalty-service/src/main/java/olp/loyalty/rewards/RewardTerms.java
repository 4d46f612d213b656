package olp.loyalty.rewards;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.definitions.Codes;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.rewards.model.Reward;
import olp.platform.web.Faults;

/**
 * A reward as the operator writes it and everybody reads it.
 *
 * @param id of the request that makes it, made by the client; may be left out, as the code is key enough
 * @param code its name: letters, digits, {@code -} and {@code _}, at most 40
 * @param name for the member
 * @param kind what sort of thing, in capitals, such as PRODUCT (if left out), SERVICE or EXPERIENCE
 * @param points its price, from 1; left out: it is given as a gift only
 * @param stock how many can be given in all, counted since it has a stock; left out: without end
 * @param partner where its voucher can be used; left out: at every partner
 * @param validDays days that its voucher can be used, 1 to 3650; left out: 90
 * @param from on offer from then on; in a change, the change acts from then on
 * @param until not on offer from then on
 * @param version from 1; said by us, not looked at when sent
 * @param left of the stock, below zero if more gifts were promised than there are; said by us, not looked at when sent
 * @param warnings what may not be meant; said by us, not looked at when sent
 */
public record RewardTerms(
        UUID id,
        String code,
        String name,
        String kind,
        Long points,
        Long stock,
        UUID partner,
        Integer validDays,
        Instant from,
        Instant until,
        Integer version,
        Long left,
        List<String> warnings) {
    private static final long MOST_POINTS = 1_000_000_000L;
    private static final long MOST_STOCK = 1_000_000_000L;
    private static final int LONGEST_LIFE = 3_650;

    static RewardTerms of(Version<Reward> version, Long given, List<String> warnings) {
        var reward = version.terms();
        return new RewardTerms(
                null,
                version.code(),
                reward.name(),
                reward.kind(),
                reward.points(),
                reward.stock(),
                reward.partner(),
                reward.validDays(),
                reward.from(),
                reward.until(),
                version.version(),
                reward.stock() == null ? null : reward.stock() - (given == null ? 0 : given),
                warnings);
    }

    /** 400 with every field that is at fault. */
    RewardTerms checked(String named) {
        var faults = new Faults();
        Codes.check(faults, code, named);
        faults.text("name", name, 200)
                .check(
                        "kind",
                        kind == null || kind.matches("[A-Z][A-Z0-9_]{0,29}"),
                        "should be capitals, such as PRODUCT")
                .check(
                        "points",
                        points == null || points >= 1 && points <= MOST_POINTS,
                        "should be 1 to " + MOST_POINTS)
                .check("stock", stock == null || stock >= 0 && stock <= MOST_STOCK, "should be 0 to " + MOST_STOCK)
                .check(
                        "validDays",
                        validDays == null || validDays >= 1 && validDays <= LONGEST_LIFE,
                        "should be 1 to " + LONGEST_LIFE);
        Codes.checkSchedule(faults, from, until);
        faults.refuse();
        return this;
    }

    Reward reward() {
        return new Reward(
                name,
                kind == null ? "PRODUCT" : kind,
                points,
                stock,
                partner,
                validDays == null ? 90 : validDays,
                from,
                until);
    }

    /** What makes a second request the same: its id, or else the code. */
    UUID request() {
        return id == null ? UUID.nameUUIDFromBytes(("reward " + code).getBytes(UTF_8)) : id;
    }
}
