package olp.cashback.wallets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import olp.cashback.Courier.Letter;
import olp.cashback.Loyalty;
import olp.platform.testing.EventFiles;

/**
 * Plays loyalty-service in order and by itself: members, their cards and which account each card's money is in, and writes
 * down what it would tell. Nothing of the service under test is in it.
 */
final class Town {
    /** Everything that was told, in the order in which it was. */
    final List<Letter> told = new ArrayList<>();

    final List<Card> cards = new ArrayList<>();
    final List<UUID> members = new ArrayList<>();
    final List<Merge> merges = new ArrayList<>();
    private final Map<UUID, UUID> roots = new LinkedHashMap<>();
    private final Map<UUID, UUID> mergedInto = new HashMap<>();
    private Instant clock = Instant.now().minusSeconds(3_600);

    /** A card. */
    static final class Card {
        final String number;
        final UUID issued;
        UUID member;
        boolean blocked;
        String replacedBy;

        Card(String number, UUID issued, UUID member) {
            this.number = number;
            this.issued = issued;
            this.member = member;
        }
    }

    /** Two members made one. */
    record Merge(UUID from, UUID into, UUID fromAccount, List<UUID> accounts) {}

    /** Microseconds pass, as they do between two transactions of a database. */
    Instant tick() {
        clock = clock.plusNanos(1_000);
        return clock;
    }

    /** The account that has a card's money. */
    UUID root(Card card) {
        return roots.get(card.issued);
    }

    UUID root(UUID issued) {
        return roots.get(issued);
    }

    Card bearer() {
        return issue(null);
    }

    Card member() {
        var member = UUID.randomUUID();
        members.add(member);
        return issue(member);
    }

    private Card issue(UUID member) {
        var holder = Loyalty.somebody();
        var card = new Card(holder.card(), holder.issuedAccount(), member);
        roots.put(card.issued, card.issued);
        cards.add(card);
        tell("issued", card);
        return card;
    }

    boolean isSomebody(UUID member) {
        return !mergedInto.containsKey(member);
    }

    List<Card> of(UUID member) {
        return cards.stream().filter(card -> member.equals(card.member)).toList();
    }

    /** A member claims a card that is nobody's: all cards of its account are the member's. */
    boolean claim(UUID member, Card card) {
        if (card.member != null || card.blocked || !isSomebody(member)) {
            return false;
        }
        var into = root(of(member).getFirst());
        move(root(card), into, null, member, "claimed");
        return true;
    }

    boolean merge(UUID from, UUID into) {
        if (from.equals(into) || !isSomebody(from) || !isSomebody(into)) {
            return false;
        }
        var left = root(of(from).getFirst());
        var joined = root(of(into).getFirst());
        merges.add(new Merge(from, into, left, move(left, joined, from, into, "moved")));
        mergedInto.put(from, into);
        return true;
    }

    boolean undo(Merge merge) {
        if (!merges.contains(merge) || !isSomebody(merge.into())) {
            return false;
        }
        merges.remove(merge);
        mergedInto.remove(merge.from());
        merge.accounts().forEach(account -> roots.put(account, merge.fromAccount()));
        give(merge.accounts(), merge.into(), merge.from(), "moved");
        return true;
    }

    Card replace(Card card) {
        if (card.replacedBy != null) {
            return null;
        }
        var fresh = new Card(Loyalty.somebody().card(), card.issued, card.member);
        cards.add(fresh);
        card.blocked = true;
        card.replacedBy = fresh.number;
        tell("issued", fresh);
        tell("replaced", card);
        return fresh;
    }

    boolean block(Card card) {
        if (card.blocked) {
            return false;
        }
        card.blocked = true;
        tell("blocked", card);
        return true;
    }

    private List<UUID> move(UUID left, UUID into, UUID from, UUID to, String how) {
        var accounts = roots.entrySet().stream()
                .filter(each -> left.equals(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        accounts.forEach(account -> roots.put(account, into));
        give(accounts, from, to, how);
        return accounts;
    }

    private void give(List<UUID> accounts, UUID from, UUID to, String how) {
        for (var card : cards) {
            if (accounts.contains(card.issued) && Objects.equals(card.member, from)) {
                card.member = to;
                tell(how, card);
            }
        }
    }

    private void tell(String what, Card card) {
        var type = "loyalty.card-" + what + ".v1";
        var data = EventFiles.example(
                type,
                "number",
                text(card.number),
                "account",
                text(root(card)),
                "issuedAccount",
                text(card.issued),
                "member",
                text(card.member),
                "kind",
                text(card.member == null ? "BEARER" : "PERSONAL"),
                "state",
                text(card.blocked ? "BLOCKED" : "ACTIVE"));
        told.add(Letter.of("loyalty.members", card.number, type, tick(), data));
    }

    /** A purchase: told under the account of issue. */
    void buy(Card card, UUID partner, long money, Instant occurredAt, Instant activeAt) {
        var id = UUID.randomUUID();
        var time = tick();
        told.add(Letter.of(
                "loyalty.purchases",
                card.issued.toString(),
                "loyalty.purchase-recorded.v1",
                time,
                EventFiles.example(
                        "loyalty.purchase-recorded.v1",
                        "id",
                        text(id),
                        "card",
                        text(card.number),
                        "account",
                        text(root(card)),
                        "partner",
                        text(partner),
                        "occurredAt",
                        text(occurredAt),
                        "acceptedAt",
                        text(time),
                        "total",
                        "" + money,
                        "paid",
                        "{\"money\":" + money + "}",
                        "lines",
                        "[{\"line\":1,\"quantity\":1,\"unitPrice\":%d,\"discount\":0,\"net\":%d}]"
                                .formatted(money, money),
                        "tender",
                        "[{\"kind\":\"MONEY\",\"amount\":%d}]".formatted(money),
                        "points",
                        "{\"earned\":0,\"activeAt\":" + text(activeAt) + "}")));
    }

    private static String text(Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
