package olp.coalition.entitlements.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.coalition.entitlements.model.Opening.Announcement;
import olp.coalition.offers.model.Discount;
import olp.coalition.offers.model.Offer;
import olp.coalition.offers.model.Requires;
import olp.coalition.purchases.model.PastPurchase;
import org.junit.jupiter.api.Test;

class AccountOpeningsTest {
    private static final UUID GYM = new UUID(0, 1);
    private static final UUID SHOES = new UUID(0, 2);
    private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
    private static final Offer FOR_A_WEEK = offer(1, new Requires(List.of("*"), 7, null));
    private static final Offer FOR_EVER = offer(2, new Requires(List.of("*"), null, null));
    private static final Offer FOR_ALL = offer(3, null);

    private static Offer offer(int id, Requires requires) {
        return new Offer(new UUID(2, id), SHOES, "10 % off", new Discount("10", null, null), requires, null, null, null)
                .completed();
    }

    private static Instant day(int days) {
        return MONDAY.plusSeconds(days * 86_400L);
    }

    private static PastPurchase gym(int id, int day) {
        return new PastPurchase(new UUID(1, id), GYM, day(day), 100);
    }

    private static AccountOpenings nothingTold() {
        return new AccountOpenings(List.of());
    }

    private static List<UUID> told(List<Announcement> announcements) {
        return announcements.stream().map(each -> each.offer().id()).toList();
    }

    @Test
    void a_purchase_opens_what_it_entitles_to_and_nothing_else() {
        var told = nothingTold().take(gym(1, 0), List.of(FOR_A_WEEK, FOR_EVER, FOR_ALL), day(0));
        assertEquals(List.of(FOR_A_WEEK.id(), FOR_EVER.id()), told(told));
        assertEquals(day(7), told.getFirst().until());
    }

    @Test
    void a_purchase_at_the_shop_itself_opens_nothing() {
        var own = new PastPurchase(new UUID(1, 1), SHOES, day(0), 100);
        assertEquals(List.of(), nothingTold().take(own, List.of(FOR_A_WEEK, FOR_EVER), day(0)));
    }

    @Test
    void a_purchase_that_is_too_old_opens_nothing() {
        assertEquals(List.of(), nothingTold().take(gym(1, 0), List.of(FOR_A_WEEK), day(7)));
    }

    @Test
    void an_open_offer_is_prolonged_in_silence_and_opens_anew_after_it_closed() {
        var openings = nothingTold();
        var offers = List.of(FOR_A_WEEK);
        assertEquals(1, openings.take(gym(1, 0), offers, day(0)).size());
        assertEquals(0, openings.take(gym(2, 5), offers, day(5)).size());
        assertEquals(day(12), openings.changed().iterator().next().until());
        assertEquals(0, openings.take(gym(3, 11), offers, day(11)).size());
        assertEquals(1, openings.take(gym(4, 18), offers, day(18)).size());
    }

    @Test
    void an_offer_without_end_is_told_of_once() {
        var openings = nothingTold();
        assertEquals(1, openings.take(gym(1, 0), List.of(FOR_EVER), day(0)).size());
        assertEquals(0, openings.take(gym(2, 400), List.of(FOR_EVER), day(400)).size());
    }

    @Test
    void an_older_purchase_that_comes_later_neither_tells_nor_shortens() {
        var openings = nothingTold();
        openings.take(gym(2, 5), List.of(FOR_A_WEEK), day(5));
        assertEquals(0, openings.take(gym(1, 0), List.of(FOR_A_WEEK), day(5)).size());
        assertEquals(day(12), openings.changed().iterator().next().until());
    }

    @Test
    void what_was_told_before_is_remembered_and_not_written_again() {
        var known = new Opening(FOR_A_WEEK.id(), new UUID(1, 1), day(0), day(7));
        var openings = new AccountOpenings(List.of(known));
        assertEquals(0, openings.take(gym(1, 0), List.of(FOR_A_WEEK), day(1)).size());
        assertEquals(0, openings.changed().size());
    }
}
