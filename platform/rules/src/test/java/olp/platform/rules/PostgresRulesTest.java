package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import java.math.BigDecimal;
import java.util.List;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Usage;
import olp.platform.rules.model.Vocabulary;
import org.junit.jupiter.api.Test;

class PostgresRulesTest extends RulesDatabase {
    @Test
    void a_version_comes_back_as_it_was_taken() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var terms = new Terms(
                "Tea",
                "BONUS",
                "line.sku == 'tea'",
                new BigDecimal("1.50"),
                new Cap(5, Per.DAY),
                70L,
                Till.NOON,
                Till.NOON.plusSeconds(9),
                -3,
                "g",
                new BigDecimal("7.5"),
                "partner-1",
                1_000L,
                3L);
        var added = await(pool.withTransaction(tx -> rules.add(tx, code, terms, "olga")));
        assertEquals(terms, added.terms());
        assertEquals(List.of(added), await(rules.book(pool)).rules().versions(code));
        var bare = new Terms(null, "BONUS", "true", BigDecimal.ONE, null, null, null, null, 0, null, null, null);
        var replaced = await(pool.withTransaction(tx -> rules.replace(tx, code, bare, null, "olga")));
        assertEquals(2, replaced.version());
        assertEquals(List.of(added, replaced), await(rules.book(pool)).rules().versions(code));
    }

    @Test
    void a_change_acts_on_every_instance_once_it_is_committed() {
        var here = new PostgresRules(Till.CONDITIONS);
        var there = new PostgresRules(Till.CONDITIONS);
        var first = add(here, Written.rule(code, "true", 1));
        assertEquals(List.of(first), await(there.book(pool)).rules().versions(code));
        var second = await(pool.withTransaction(
                tx -> here.replace(tx, code, Written.rule(code, "true", 2).terms(), null, "olga")));
        assertEquals(List.of(first, second), await(there.book(pool)).rules().versions(code));
        var newest = number("select max(seq) from rule_version");
        assertSame(await(there.book(pool)), await(there.book(null, newest)), "nothing newer needs no statement");
    }

    @Test
    void the_same_again_makes_no_version_and_what_is_not_there_is_not_replaced() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var terms = Written.rule(code, "true", 1).terms();
        assertNull(await(pool.withTransaction(tx -> rules.replace(tx, code, terms, null, "olga"))));
        add(rules, Written.rule(code, "true", 1));
        assertNull(add(rules, Written.rule(code, "true", 5)));
        var same = await(pool.withTransaction(tx -> rules.replace(tx, code, terms, null, "olga")));
        assertEquals(1, same.version());
        var since = await(pool.withTransaction(tx -> rules.replace(tx, code, terms, Till.NOON, "olga")));
        assertEquals(1, since.version(), "the first is in force since always");
    }

    @Test
    void a_change_that_is_rolled_back_leaves_nothing_behind() {
        var rules = new PostgresRules(Till.CONDITIONS);
        assertThrows(
                IllegalStateException.class,
                () -> await(pool.withTransaction(
                        tx -> rules.add(tx, code, Written.rule(code, "true", 1).terms(), "olga")
                                .map(rule -> {
                                    throw new IllegalStateException("changed her mind");
                                }))));
        var kept = add(rules, Written.rule(code, "true", 2));
        assertEquals(List.of(kept), await(rules.book(pool)).rules().versions(code));
    }

    @Test
    void changes_at_once_come_one_after_the_other_on_every_instance() {
        var instances = List.of(new PostgresRules(Till.CONDITIONS), new PostgresRules(Till.CONDITIONS));
        add(instances.getFirst(), Written.rule(code, "true", 0));
        var changes = Multi.createFrom()
                .range(1, 21)
                .onItem()
                .transformToUni(i -> pool.withTransaction(tx -> instances
                                .get(i % 2)
                                .replace(tx, code, Written.rule(code, "true", i).terms(), null, "olga"))
                        .call(done -> instances.get(i % 2).book(pool)))
                .merge(6)
                .collect()
                .asList();
        assertEquals(20, await(changes).size());
        for (var each : instances) {
            var versions = await(each.book(pool)).rules().versions(code);
            assertEquals(21, versions.size());
            assertEquals(21, versions.getLast().version());
        }
    }

    @Test
    void the_service_itself_cannot_change_a_version() {
        add(new PostgresRules(Till.CONDITIONS), Written.rule(code, "true", 1));
        for (var sql :
                List.of("update rule_version set value = 9", "delete from rule_version", "delete from rule_holdout")) {
            var refused =
                    assertThrows(Exception.class, () -> await(pool.query(sql).execute()));
            assertTrue(refused.getMessage().contains("permission denied"), refused::getMessage);
        }
    }

    @Test
    void a_condition_that_cannot_be_read_any_more_gives_nothing_and_is_reported() {
        add(
                new PostgresRules(Till.CONDITIONS),
                Written.rule(code, "member.age > 3", 1).priority(9));
        var narrow = Vocabulary.builder().fact("other.fact", FactType.INT).build();
        var book = await(new PostgresRules(new CelConditions(narrow)).book(pool));
        var facts = new Facts(narrow, 0);
        var decision = book.evaluate(
                new Occasion(Till.ANNA, Till.NOON, Till.ZONE, facts, List.of()), Usage.none(), Written.VALUE);
        assertTrue(
                decision.faults().stream().anyMatch(each -> each.rule().code().equals(code)));
    }
}
