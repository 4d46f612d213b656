package olp.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.platform.events.WaitingEvents.Thing;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParkedEventsTest extends TestInbox {
    @Inject
    ParkedEvents parked;

    @Inject
    WaitingEvents waiting;

    @Test
    void what_came_before_its_predecessor_waits_and_keeps_its_keys_order() {
        take(List.of(fact("k", needs("first", "card:1")), fact("k", text("second")), fact("j", text("other"))));
        assertEquals(List.of("other"), applied());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:1\"}")));
        assertEquals(List.of("other", "card", "first", "second"), applied());
    }

    @Test
    void a_poisonous_parked_event_harms_neither_its_predecessor_nor_others() {
        take(List.of(
                fact("k", "{\"text\":\"bad\",\"needs\":\"card:2\",\"poison\":true}"),
                fact("j", needs("good", "card:2"))));
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:2\"}")));
        assertEquals(List.of("card", "good"), applied());
        assertEquals(List.of("poison: bad"), letters(10));
    }

    @Test
    void a_poisonous_parked_event_does_not_hold_up_those_behind_it_nor_they_it() {
        take(List.of(
                fact("k", "{\"text\":\"bad\",\"needs\":\"card:7\",\"poison\":true}"),
                fact("k", needs("k 2", "card:7")),
                fact("j", needs("j 1", "card:7")),
                fact("j", needs("j 2", "card:7"))));
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:7\"}")));
        assertEquals(List.of("card", "k 2", "j 1", "j 2"), applied());
        assertEquals(List.of("poison: bad"), letters(10));
    }

    @Test
    void more_of_one_key_than_is_tried_at_a_time_is_set_free_in_order() {
        take(waiting(1_100, 1_100, "card:8"));
        notebook.known.add("card:8");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        eachKeyIsInOrder(applied(), 1_100);
    }

    @Test
    void what_is_parked_later_does_not_hold_up_what_came_before() {
        take(List.of(fact("k", needs("first", "card:9")), fact("k", text("second"))));
        done(pool.query("update set_aside set awaits = 'card:10' where \"offset\" = " + (offset - 1))
                .execute());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:9\"}")));
        assertEquals(List.of("card", "first"), applied());
        take(List.of(fact("c", "{\"text\":\"other\",\"provides\":\"card:10\"}")));
        assertEquals(List.of("card", "first", "other", "second"), applied());
    }

    @Test
    void what_waits_is_tried_again_in_any_case() {
        take(List.of(fact("k", needs("first", "card:3"))));
        notebook.known.add("card:3");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        assertEquals(List.of("first"), applied());
    }

    @Test
    void much_that_waits_is_set_free_a_part_at_a_time_each_key_in_its_order() {
        take(waiting(1_500, 3, "card:5"));
        assertEquals(List.of(), applied());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:5\"}")));
        assertEquals("card", applied().getFirst());
        eachKeyIsInOrder(applied().subList(1, 1_501), 1_500);
    }

    @Test
    void all_that_waits_for_what_another_instance_learned_is_set_free_at_one_try() {
        take(waiting(1_500, 1, "card:6"));
        notebook.known.add("card:6");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        eachKeyIsInOrder(applied(), 1_500);
    }

    @Test
    void what_waits_may_be_about_things_that_it_names_and_those_of_its_key_and_time() {
        var named = UUID.randomUUID();
        var other = UUID.randomUUID();
        var at = Instant.parse("2026-11-21T10:15:00Z");
        take(List.of(fact("k", needs("word " + named, "card:4")), fact("j", "{\"text\":"), fact("i", text("applied"))));
        assertEquals(Set.of(named), about("word", new Thing(named, "x", at, at), new Thing(other, "x", at, at)));
        assertEquals(Set.of(), about("another word", new Thing(named, "x", at, at)));
        assertEquals(Set.of(other), about("word", new Thing(other, "k", at, at)));
        assertEquals(Set.of(other), about("word", new Thing(other, "j", at.minusSeconds(1), at.plusSeconds(1))));
        assertEquals(Set.of(), about("word", new Thing(other, "j", at.plusSeconds(1), at.plusSeconds(2))));
        assertEquals(Set.of(), about("word", new Thing(other, "i", at, at)));
        assertEquals(Set.of(), about("word"));
    }

    private Set<UUID> about(String word, Thing... things) {
        return done(waiting.about(pool, "events.facts", "others.noted.v1", word, List.of(things)));
    }
}
