package olp.loyalty.recognition.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FavouritesTest {
    @Example
    void the_best_are_those_bought_most_and_of_equals_the_first_by_name() {
        var favourites = bought(List.of("tea", "books", "tea", "wine", "bread"));
        assertEquals(List.of("tea", "books", "bread"), favourites.best());
    }

    @Example
    void nothing_bought_has_no_favourites() {
        assertEquals(List.of(), Favourites.NONE.plus(List.of()).best());
    }

    @Example
    void a_purchase_counts_a_category_once() {
        assertEquals(
                Map.of("tea", 1), Favourites.NONE.plus(List.of("tea", "tea")).counts());
    }

    @Property(tries = 500)
    void whatever_is_bought_often_is_among_them(@ForAll @Size(max = 300) List<@IntRange(max = 30) Integer> bought) {
        check(bought, bought(bought.stream().map(String::valueOf).toList()));
    }

    @Property(tries = 500)
    void two_accounts_that_become_one_lose_no_favourite(
            @ForAll @Size(max = 150) List<@IntRange(max = 20) Integer> one,
            @ForAll @Size(max = 150) List<@IntRange(max = 20) Integer> other) {
        var both = new java.util.ArrayList<>(one);
        both.addAll(other);
        check(
                both,
                bought(one.stream().map(String::valueOf).toList())
                        .with(bought(other.stream().map(String::valueOf).toList())));
    }

    private static void check(List<Integer> bought, Favourites favourites) {
        Map<String, Integer> times = new HashMap<>();
        bought.forEach(each -> times.merge(String.valueOf(each), 1, Integer::sum));
        var error = bought.size() / (Favourites.KEPT + 1);
        times.forEach((category, count) -> {
            var kept = favourites.counts().getOrDefault(category, 0);
            assertTrue(kept <= count && count - kept <= error, category + ": " + kept + " of " + count);
        });
        assertTrue(favourites.counts().size() <= Favourites.KEPT);
    }

    private static Favourites bought(List<String> categories) {
        var favourites = Favourites.NONE;
        for (var category : categories) {
            favourites = favourites.plus(List.of(category));
        }
        return favourites;
    }
}
