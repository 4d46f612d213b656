package olp.local.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import olp.local.api.NameIds;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Return;
import olp.local.replay.model.Trade;

/** Turns a file's purchases and returns into what terminals post, under the same ids every time. */
final class Postings {

    private final NameIds ids;

    /** @param ids the file's; nobody else uses them */
    Postings(NameIds ids) {
        this.ids = ids;
    }

    /**
     * All of a trade, in order of time; of one time the purchases come first, so that no return comes before its purchase.
     *
     * @param members who the customers are
     * @param shift what the file's times, taken as UTC, are moved by
     * @param currency the programme's
     */
    List<Posting> of(Trade trade, Map<String, Member> members, Duration shift, String currency) {
        Stream<Posting> purchases = trade.purchases().stream()
                .map(each -> new PostedPurchase(
                        id(each), members.get(each.customer()).card(), moved(each, shift), currency, each));
        Stream<Posting> returns = trade.returns().stream()
                .map(each -> new PostedReturn(
                        id(each),
                        members.get(each.invoice().customer()).card(),
                        moved(each.invoice(), shift),
                        id(each.purchase()),
                        each.lines()));
        return Stream.concat(purchases, returns)
                .sorted(Comparator.comparing(Posting::occurredAt))
                .toList();
    }

    /** The place behind the last of the first {@code purchases} purchases, or the end if there are not so many. */
    static int until(List<Posting> postings, int purchases) {
        int left = purchases;
        for (int i = 0; i < postings.size(); i++) {
            if (left == 0) {
                return i;
            }
            left -= postings.get(i) instanceof PostedPurchase ? 1 : 0;
        }
        return postings.size();
    }

    /** The id of a purchase. */
    UUID id(Invoice purchase) {
        return ids.of("purchase", purchase.customer(), purchase.number());
    }

    /** The id of a return: what one return invoice gives back of one purchase. */
    UUID id(Return part) {
        return ids.of(
                "return",
                part.invoice().customer(),
                part.invoice().number(),
                part.purchase().number());
    }

    private static Instant moved(Invoice invoice, Duration shift) {
        return invoice.at().toInstant(ZoneOffset.UTC).plus(shift);
    }
}
