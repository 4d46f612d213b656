package olp.cashback.wallets.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How much of a wallet's debt goes along with cards that leave it. A card takes what was owed when it came, as far as that
 * is owed still. Who leaves last takes all that is left.
 */
public final class Debts {
    private Debts() {}

    /**
     * An account of issue that leaves a wallet.
     *
     * @param brought what was owed when it came to the wallet, zero or more
     */
    public record Leaving(UUID issued, UUID wallet, long brought) {}

    /**
     * The share of each.
     *
     * @param owed by wallet, zero or more
     * @param inUse wallets that somebody's money stays in
     * @return by account of issue; of those who take nothing too
     */
    public static Map<UUID, Long> shares(List<Leaving> leaving, Map<UUID, Long> owed, Set<UUID> inUse) {
        Map<UUID, List<Leaving>> byWallet = new HashMap<>();
        leaving.stream()
                .sorted(Comparator.comparing(Leaving::issued))
                .forEach(each -> byWallet.computeIfAbsent(each.wallet(), wallet -> new ArrayList<>())
                        .add(each));
        Map<UUID, Long> shares = new HashMap<>();
        byWallet.forEach((wallet, gone) -> {
            var left = owed.getOrDefault(wallet, 0L);
            for (var each : gone) {
                var share = Math.min(left, each.brought());
                shares.put(each.issued(), share);
                left -= share;
            }
            if (!inUse.contains(wallet)) {
                shares.merge(heir(gone), left, Long::sum);
            }
        });
        return shares;
    }

    /** Whose wallet it was, if they leave; else any. */
    private static UUID heir(List<Leaving> gone) {
        return gone.stream()
                .filter(each -> each.issued().equals(each.wallet()))
                .findFirst()
                .orElse(gone.getFirst())
                .issued();
    }
}
