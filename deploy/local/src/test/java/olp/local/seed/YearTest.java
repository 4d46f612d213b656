package olp.local.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YearTest {

    private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");
    private static final int CUSTOMERS = 40;

    @Test
    void a_year_is_the_same_every_time_but_for_the_day() {
        List<Visit> visits = new Year(5, "c", DAY).visits();
        assertEquals(visits, new Year(5, "c", DAY).visits());
        List<Visit> later = new Year(5, "c", DAY.plus(Duration.ofDays(3))).visits();
        assertEquals(
                visits.stream().map(Visit::lines).toList(),
                later.stream().map(Visit::lines).toList());
        assertEquals(
                visits.stream().map(each -> each.at().plus(Duration.ofDays(3))).toList(),
                later.stream().map(Visit::at).toList());
    }

    @Test
    void everything_was_bought_in_the_twelve_months_before_the_day_and_something_just_before_it() {
        for (List<Visit> visits : everybody()) {
            assertTrue(visits.getFirst().at().isAfter(DAY.minus(Duration.ofDays(366))));
            assertTrue(visits.getLast().at().isAfter(DAY.minus(Duration.ofDays(2))));
            assertTrue(visits.getLast().at().isBefore(DAY));
            for (int i = 1; i < visits.size(); i++) {
                assertTrue(!visits.get(i).at().isBefore(visits.get(i - 1).at()));
            }
        }
    }

    @Test
    void all_levels_are_reached_by_some_and_few_buy_for_much() {
        List<Long> spends = everybody().stream()
                .map(visits -> visits.stream().mapToLong(Visit::total).sum())
                .toList();
        long simple = spends.stream().filter(spend -> spend < 100_000).count();
        long vip = spends.stream().filter(spend -> spend >= 500_000).count();
        assertTrue(simple >= 8, spends.toString());
        assertTrue(vip >= 1 && vip <= 4, spends.toString());
        int purchases = everybody().stream().mapToInt(List::size).sum();
        assertTrue(purchases > 250 && purchases < 500, "" + purchases);
    }

    @Test
    void discounts_stay_below_the_ceiling() {
        assertTrue(everybody().stream()
                .flatMap(List::stream)
                .flatMap(visit -> visit.lines().stream())
                .allMatch(line -> line.discount() * 100 <= line.quantity() * line.unitPrice() * 20 && line.net() > 0));
    }

    @Test
    void nobody_is_there_twice() {
        List<String> names = Person.everybody().stream().map(Person::name).toList();
        assertEquals(36, names.size());
        assertEquals(36, names.stream().distinct().count());
        assertTrue(Person.everybody().stream().allMatch(each -> each.email().matches("[a-z]+\\.[a-z]+@example\\.org")));
    }

    private static List<List<Visit>> everybody() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(customer -> new Year(customer, "c", DAY).visits())
                .toList();
    }
}
