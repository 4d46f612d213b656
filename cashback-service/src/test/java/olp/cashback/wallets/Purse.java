package olp.cashback.wallets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each card's money should be, reckoned cent by cent: every lot is its card's for ever, wherever that is. */
final class Purse {
    private final Town town;
    private final List<Lot> lots = new ArrayList<>();
    private final Map<UUID, List<Part>> holds = new HashMap<>();

    private static final class Lot {
        final UUID origin;
        final long earned;
        final Instant activeAt;
        long left;
        long held;

        Lot(UUID origin, long earned, Instant activeAt) {
            this.origin = origin;
            this.earned = earned;
            this.activeAt = activeAt;
            this.left = earned;
        }
    }

    private record Part(Lot lot, long amount) {}

    /** What a wallet shows. */
    record Shown(long available, long pending, long held, long lifetime) {}

    Purse(Town town) {
        this.town = town;
    }

    void earn(UUID origin, long amount, Instant activeAt) {
        if (amount > 0) {
            lots.add(new Lot(origin, amount, activeAt));
        }
    }

    private List<Lot> in(UUID root) {
        return lots.stream()
                .filter(lot -> town.root(lot.origin).equals(root))
                .sorted(Comparator.comparing(lot -> lot.activeAt))
                .toList();
    }

    Shown of(UUID root, Instant now) {
        var all = in(root);
        return new Shown(
                all.stream()
                        .filter(lot -> !lot.activeAt.isAfter(now))
                        .mapToLong(lot -> lot.left)
                        .sum(),
                all.stream()
                        .filter(lot -> lot.activeAt.isAfter(now))
                        .mapToLong(lot -> lot.left)
                        .sum(),
                all.stream().mapToLong(lot -> lot.held).sum(),
                all.stream().mapToLong(lot -> lot.earned).sum());
    }

    void hold(UUID id, UUID root, long amount, Instant now) {
        List<Part> parts = new ArrayList<>();
        var missing = amount;
        for (var lot : in(root)) {
            var some = lot.activeAt.isAfter(now) ? 0 : Math.min(missing, lot.left);
            if (some > 0) {
                lot.left -= some;
                lot.held += some;
                missing -= some;
                parts.add(new Part(lot, some));
            }
        }
        holds.put(id, parts);
    }

    void capture(UUID id, long amount) {
        var missing = amount;
        for (var part : holds.remove(id)) {
            var some = Math.min(missing, part.amount());
            missing -= some;
            part.lot().held -= part.amount();
            part.lot().left += part.amount() - some;
        }
    }
}
