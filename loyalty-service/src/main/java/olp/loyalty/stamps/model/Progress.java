package olp.loyalty.stamps.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How far an account is with a stamp card. While a card is not changed, {@code stamps + every × gifts} is the number of
 * stamps that purchases gave and returns left.
 *
 * @param stamps that are not a gift yet: less than a card has, and below zero only while gifts that were used up have not
 *     been made good after a return
 * @param gifts so far, without those that were taken back
 */
public record Progress(long stamps, long gifts) {
    /** Nothing yet. */
    public static final Progress NONE = new Progress(0, 0);

    /** With more stamps: every full card is a gift, several at once if so many are full. */
    public Progress plus(long more, int every) {
        var all = Math.addExact(stamps, more);
        var full = all > 0 ? all / every : 0;
        return new Progress(all - full * every, gifts + full);
    }

    /** Without stamps of what was returned, before gifts are taken back for them. */
    public Progress minus(long returned) {
        return new Progress(Math.subtractExact(stamps, returned), gifts);
    }

    /** What is between this and an earlier state. */
    public Progress since(Progress before) {
        return new Progress(stamps - before.stamps, gifts - before.gifts);
    }

    /**
     * A gift that can be taken back, as nobody has used it.
     *
     * @param every so many stamps it was given for
     */
    public interface Unused {
        /** How many stamps it was given for. */
        int every();
    }

    /**
     * What a return comes to.
     *
     * @param taken gifts to be taken back
     */
    public record Settled<G extends Unused>(Progress progress, List<G> taken) {}

    /**
     * Takes gifts back, in the order in which they are offered, until no stamp is missing. What was used stays; then stamps
     * stay below zero, to be made good by the next purchases.
     */
    public <G extends Unused> Settled<G> settled(List<G> unused) {
        var now = this;
        List<G> taken = new ArrayList<>();
        for (var gift : unused) {
            if (now.stamps >= 0) {
                break;
            }
            now = new Progress(now.stamps + gift.every(), now.gifts - 1);
            taken.add(gift);
        }
        return new Settled<>(now, List.copyOf(taken));
    }
}
