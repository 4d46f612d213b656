package olp.platform.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import olp.platform.ledger.model.LedgerBatch.HouseAccount;
import olp.platform.ledger.model.Value.Note;

/** A ledger in memory: rows as the database keeps them, read as sparingly, changed by what batches say and nothing else. */
final class Books {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Kinds KINDS = new Kinds("ACTIVATED", "EXPIRED");
    static final UUID SHOP = new UUID(0x5109, 1);
    static final Reason BASE = new Reason("base", 1, "because");

    final Map<UUID, Lot> lots = new LinkedHashMap<>();
    final Map<UUID, Hold> holds = new LinkedHashMap<>();
    final List<Entry> entries = new ArrayList<>();
    final Map<HouseAccount, Long> house = new TreeMap<>();
    Instant now = START;
    final Map<UUID, Row> accounts = new LinkedHashMap<>();
    private long ids;

    record Row(Balance balance, Ends ends, Instant dueAt) {}

    static Instant day(double days) {
        return START.plusSeconds(Math.round(days * 86_400));
    }

    static Note note(String kind) {
        return new Note(kind, SHOP, null, BASE);
    }

    /** Ids in the order in which they were made, as the services' are. */
    UUID newId() {
        return new UUID(0x0199_0000_0000_0000L + ++ids, Long.MIN_VALUE);
    }

    UUID open() {
        var account = newId();
        accounts.put(account, new Row(Balance.NOTHING, Ends.NONE, null));
        return account;
    }

    Collection<UUID> accounts() {
        return accounts.keySet();
    }

    /** What is posted of an account, due or not. */
    Balance posted(UUID account) {
        return accounts.get(account).balance();
    }

    /** When to look at an account again, as it is kept. */
    Instant dueAt(UUID account) {
        return accounts.get(account).dueAt();
    }

    /** What ends next as it is kept of an account. */
    Ends ends(UUID account) {
        return accounts.get(account).ends();
    }

    /** All ends of an account's lots, and what ends at each. */
    List<Ends.End> allEnds(UUID account) {
        Map<Instant, Long> ends = new TreeMap<>();
        lots.values().stream()
                .filter(lot -> lot.account().equals(account) && lot.remaining() > 0 && lot.expiresAt() != null)
                .forEach(lot -> ends.merge(lot.expiresAt(), lot.remaining(), Long::sum));
        return ends.entrySet().stream()
                .map(each -> new Ends.End(each.getKey(), each.getValue()))
                .toList();
    }

    /** What an account has now, as it is read: settled, and not written. */
    Balance balance(UUID account) {
        return settled(account).balance();
    }

    /** An account as it is read, all of it. */
    Holder settled(UUID account) {
        var read = new Reading().whole(account);
        var holders = read.from(this);
        Settling.settle(new LedgerBatch(now, this::newId, holders), KINDS, holders.get(account));
        return holders.get(account);
    }

    /** One transaction: settles what is due of what was read, does one thing, and writes. */
    <T> T post(Reading read, Function<LedgerBatch, T> verb) {
        var holders = read.from(this);
        var batch = new LedgerBatch(now, this::newId, holders);
        holders.values().forEach(holder -> Settling.settle(batch, KINDS, holder));
        var result = verb.apply(batch);
        write(batch);
        return result;
    }

    void settle(UUID account) {
        post(new Reading().account(account), batch -> null);
    }

    private void write(LedgerBatch batch) {
        entries.addAll(batch.entries());
        batch.given().forEach(lot -> lots.put(lot.id(), lot));
        batch.changed().forEach(lot -> lots.replace(lot.id(), lot));
        Stream.of(batch.torn(), batch.made(), batch.ended())
                .flatMap(Collection::stream)
                .forEach(hold -> holds.put(hold.id(), kept(hold)));
        batch.touched()
                .forEach(each -> accounts.put(each.account(), new Row(each.balance(), each.ends(), each.dueAt())));
        batch.house().forEach((side, amount) -> house.merge(side, amount, Long::sum));
    }

    /** A row of a hold names lots and amounts only. */
    private static Hold kept(Hold hold) {
        var parts = hold.parts().stream()
                .map(part -> new Part(part.lot(), null, part.amount()))
                .toList();
        return new Hold(
                hold.id(),
                hold.account(),
                hold.origin(),
                hold.party(),
                hold.amount(),
                hold.captured(),
                hold.state(),
                hold.expiresAt(),
                parts,
                hold.tornFrom());
    }

    /** A notice was given: the lot lapses at its end, and not within two weeks. */
    void warn(UUID id) {
        var lot = lots.get(id);
        var soonest = now.plus(Duration.ofDays(14));
        var lapsesAt = lot.expiresAt().isAfter(soonest) ? lot.expiresAt() : soonest;
        lots.put(
                id,
                new Lot(
                        id,
                        lot.account(),
                        lot.origin(),
                        lot.issuer(),
                        lot.rule(),
                        lot.version(),
                        lot.cause(),
                        lot.earned(),
                        lot.remaining(),
                        lot.activeFrom(),
                        lot.expiresAt(),
                        lapsesAt,
                        lot.notice(),
                        lot.active(),
                        lot.issued()));
        var row = accounts.get(lot.account());
        if (row.dueAt() == null || lapsesAt.isBefore(row.dueAt())) {
            accounts.put(lot.account(), new Row(row.balance(), row.ends(), lapsesAt));
        }
    }

    Stream<Lot> of(Holder holder) {
        return lots.values().stream().filter(lot -> lot.account().equals(holder.account()));
    }
}
