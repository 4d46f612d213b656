package olp.local.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A customer's purchases of the twelve months before a day: the same every time, but for the day. Some come to one shop
 * only, some to all; some are seldom seen, a few buy a lot; each gets the discount of the level that they have reached.
 */
final class Year {

    private static final int DAYS = 360;
    private static final long GOLD = 100_000;
    private static final long VIP = 500_000;

    private final int customer;
    private final String card;
    private final Instant day;
    private final Random chance;
    private final int eagerness;
    private long spent;

    /**
     * @param customer 0 for the first
     * @param card that customer's
     * @param day the midnight before which all was bought
     */
    Year(int customer, String card, Instant day) {
        this.customer = customer;
        this.card = card;
        this.day = day;
        this.chance = new Random(7_919L * (customer + 1));
        this.eagerness = customer % 18 == 3 ? 8 : 1 + customer % 3;
    }

    /** The purchases, the oldest first. */
    List<Visit> visits() {
        int many = 4 + chance.nextInt(4 * eagerness);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            // the last of them was yesterday or the day before, so that offers are open and points pending
            int daysAgo = i == 0 ? 1 + chance.nextInt(2) : 1 + chance.nextInt(DAYS);
            times.add(day.minus(Duration.ofDays(daysAgo)).plus(Duration.ofMinutes(8 * 60 + chance.nextInt(12 * 60))));
        }
        times.sort(Comparator.naturalOrder());
        int shops = 1 + chance.nextInt(Shop.values().length);
        int favourite = chance.nextInt(Shop.values().length);
        List<Visit> visits = new ArrayList<>();
        for (Instant at : times) {
            Shop shop = Shop.values()[(favourite + chance.nextInt(shops)) % Shop.values().length];
            Visit visit = new Visit(customer, card, visits.size() + 1, shop, at, lines(shop));
            spent += visit.total();
            visits.add(visit);
        }
        return visits;
    }

    private List<Visit.Line> lines(Shop shop) {
        int many = 1 + chance.nextInt(shop == Shop.HEALTH_FOOD ? 4 : 2);
        List<Visit.Line> lines = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            Shop.Article article =
                    shop.articles().get(chance.nextInt(shop.articles().size()));
            int quantity = 1 + chance.nextInt(eagerness);
            long discount = quantity * article.price() * percent() / 100;
            lines.add(new Visit.Line(i, article.sku(), quantity, article.price(), discount));
        }
        return lines;
    }

    private int percent() {
        if (spent >= VIP) {
            return 20;
        }
        return spent >= GOLD ? 10 : 5;
    }
}
