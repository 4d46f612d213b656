package olp.cashback.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Entry;

/** What other services are told of what time brings about in wallets; schemas in {@code docs/events}. Minor units. */
public final class WalletEvents {
    /** The topic of all that happens to wallets. */
    public static final String TOPIC = "cashback.wallets";

    private WalletEvents() {}

    record Released(UUID account, long amount, String currency, List<ReleasedLot> lots) {}

    record ReleasedLot(UUID lot, UUID fundedBy, long amount, UUID purchase, Instant availableAt) {}

    record Expired(UUID account, long amount, String currency, List<ExpiredLot> lots, Instant at) {}

    record ExpiredLot(UUID lot, UUID fundedBy, long amount) {}

    /** True of entries that time brought about. */
    static boolean isOfTime(Entry entry) {
        return isRelease(entry) || isExpiry(entry);
    }

    private static boolean isRelease(Entry entry) {
        return entry.kind().equals(Postings.KINDS.activated());
    }

    private static boolean isExpiry(Entry entry) {
        return entry.kind().equals(Postings.KINDS.expired());
    }

    /** What is to be told of these entries: what was released of a wallet in one event, each lot that lapsed in its own. */
    static List<OutgoingEvent> of(Collection<Entry> entries, String currency) {
        Map<UUID, List<ReleasedLot>> released = new LinkedHashMap<>();
        List<OutgoingEvent> told = new ArrayList<>();
        for (var entry : entries) {
            if (isRelease(entry)) {
                released.computeIfAbsent(entry.account(), account -> new ArrayList<>())
                        .add(releasedLot(entry));
            } else if (isExpiry(entry)) {
                told.add(expired(entry, currency));
            }
        }
        released.forEach((account, lots) -> told.add(released(account, lots, currency)));
        return told;
    }

    private static ReleasedLot releasedLot(Entry entry) {
        return new ReleasedLot(
                entry.parts().getFirst().lot(), entry.party(), entry.amount(), entry.cause(), entry.at());
    }

    private static OutgoingEvent released(UUID account, List<ReleasedLot> lots, String currency) {
        var amount = lots.stream().mapToLong(ReleasedLot::amount).sum();
        return event("cashback.released.v1", account, new Released(account, amount, currency, lots));
    }

    private static OutgoingEvent expired(Entry entry, String currency) {
        var lots = entry.parts().stream()
                .map(part -> new ExpiredLot(part.lot(), part.issuer(), part.amount()))
                .toList();
        return event(
                "cashback.expired.v1",
                entry.account(),
                new Expired(entry.account(), entry.amount(), currency, lots, entry.at()));
    }

    private static OutgoingEvent event(String type, UUID account, Object data) {
        return OutgoingEvent.of(TOPIC, account.toString(), type, account, data);
    }
}
