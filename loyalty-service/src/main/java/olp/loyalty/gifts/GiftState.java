package olp.loyalty.gifts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.program.model.Program;
import olp.loyalty.referrals.ReferralSetting;
import olp.loyalty.rewards.Rewards;
import olp.loyalty.rewards.VoucherOf;
import olp.loyalty.stamps.PostgresStamps;
import olp.loyalty.stamps.Stamps;
import olp.loyalty.stamps.model.Progress;
import olp.loyalty.stamps.model.StampCard;
import olp.loyalty.vouchers.IssueVouchers;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.Reason;

/** Gifts of one batch of purchases in memory: what was read, and what is to be written. Not for two threads. */
public final class GiftState {
    private final Snapshot definitions;
    private final IssueVouchers issue;
    private final Map<PostgresStamps.Key, Progress> progress;
    private final Map<UUID, UUID> openReferrals;

    final List<PostgresStamps.Given> given = new ArrayList<>();
    final Map<PostgresStamps.Key, Progress> more = new LinkedHashMap<>();
    final List<Voucher> vouchers = new ArrayList<>();
    final Map<String, Long> stock = new HashMap<>();
    final List<DueReferral> due = new ArrayList<>();
    final Map<UUID, LocalDate> firsts = new HashMap<>();
    private final List<OutgoingEvent> events = new ArrayList<>();
    Instant at = Instant.EPOCH;

    /**
     * @param progress by ledger account
     * @param openReferrals whom of a ledger account somebody brought who has not bought yet
     */
    GiftState(
            Snapshot definitions,
            IssueVouchers issue,
            Map<PostgresStamps.Key, Progress> progress,
            Map<UUID, UUID> openReferrals) {
        this.definitions = definitions;
        this.issue = issue;
        this.progress = new HashMap<>(progress);
        this.openReferrals = new HashMap<>(openReferrals);
    }

    record DueReferral(UUID friend, UUID purchase, Instant occurredAt) {}

    /**
     * Says what a purchase is given, and keeps what is to be written for it.
     *
     * @param at the database's clock
     */
    public List<StampsGiven> decide(PurchaseFacts purchase, Instant at) {
        this.at = at;
        if (purchase.first()) {
            firsts.merge(purchase.issuedAccount(), purchase.day(), (one, two) -> one.isBefore(two) ? one : two);
        }
        refer(purchase);
        var stampCards = definitions.of(Stamps.KIND);
        if (stampCards.isEmpty()) {
            return List.of();
        }
        List<StampsGiven> all = new ArrayList<>();
        var bought = purchase.bought();
        for (var version : stampCards.at(purchase.occurredAt())) {
            var stamps = version.terms().stamps(bought);
            if (stamps > 0) {
                all.add(stamp(purchase, version, stamps));
            }
        }
        return all;
    }

    private StampsGiven stamp(PurchaseFacts purchase, Version<StampCard> version, long stamps) {
        var card = version.terms();
        var key = new PostgresStamps.Key(purchase.account(), version.code());
        var before = progress.getOrDefault(key, Progress.NONE);
        var after = before.plus(stamps, card.every());
        progress.put(key, after);
        var step = after.since(before);
        more.merge(
                new PostgresStamps.Key(purchase.issuedAccount(), version.code()),
                step,
                (one, two) -> new Progress(one.stamps() + two.stamps(), one.gifts() + two.gifts()));
        var points = step.gifts() == 0 || card.gift().points() == null ? null : points(version, step.gifts());
        var drawn = step.gifts() == 0 || card.gift().reward() == null
                ? List.<Voucher>of()
                : vouchers(purchase, version, step.gifts());
        given.add(new PostgresStamps.Given(
                purchase.id(),
                version.code(),
                version.version(),
                purchase.issuedAccount(),
                stamps,
                step.gifts(),
                points == null ? 0 : card.gift().points(),
                points == null ? null : points.lot()));
        return new StampsGiven(
                version.code(),
                version.version(),
                card.name(),
                stamps,
                after.stamps(),
                card.every(),
                step.gifts(),
                points,
                drawn);
    }

    private static StampsGiven.Points points(Version<StampCard> version, long gifts) {
        var card = version.terms();
        var text = gifts == 1
                ? "Gift for a full stamp card: " + card.name()
                : "Gifts for %d full stamp cards: %s".formatted(gifts, card.name());
        return new StampsGiven.Points(
                TimeOrderedIds.next(),
                Math.multiplyExact(gifts, card.gift().points()),
                card.partner() == null ? Program.PARTY : card.partner(),
                new Reason(Stamps.rule(version.code()), version.version(), text));
    }

    private List<Voucher> vouchers(PurchaseFacts purchase, Version<StampCard> version, long gifts) {
        var rewards = definitions.of(Rewards.KIND);
        var code = version.terms().gift().reward();
        var reward = rewards.at(code, at) == null ? rewards.newest(code) : rewards.at(code, at);
        List<Voucher> drawn = new ArrayList<>();
        for (long i = 0; i < gifts; i++) {
            var source = new Voucher.Source(Stamps.rule(version.code()), version.version(), purchase.id(), 0);
            drawn.add(issue.draw(VoucherOf.reward(reward, at), purchase.card(), purchase.issuedAccount(), source, at));
        }
        if (reward.terms().stock() != null) {
            stock.merge(code, gifts, Long::sum);
        }
        vouchers.addAll(drawn);
        drawn.forEach(each -> events.add(issue.issued(each)));
        return drawn;
    }

    private void refer(PurchaseFacts purchase) {
        var friend = openReferrals.get(purchase.account());
        if (friend != null && ReferralSetting.counts(definitions, purchase.occurredAt(), purchase.total())) {
            openReferrals.remove(purchase.account());
            due.add(new DueReferral(friend, purchase.id(), purchase.occurredAt()));
        }
    }

    /** What is to be told of it; stamps and points are the purchase's own news. */
    public List<OutgoingEvent> events() {
        return events;
    }
}
