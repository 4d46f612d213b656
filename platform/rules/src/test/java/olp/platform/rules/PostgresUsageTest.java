package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import olp.platform.rules.PostgresUsage.HeldOutOf;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import org.junit.jupiter.api.Test;

class PostgresUsageTest extends RulesDatabase {
    @Test
    void a_budget_is_never_overspent_and_a_cap_holds_whoever_else_is_at_work() {
        var rules = new PostgresRules(Till.CONDITIONS);
        List<String> codes = List.of(code + "a", code + "b");
        add(
                rules,
                Written.rule(codes.get(0), "line.sku == '" + code + "'", 7)
                        .budget(300)
                        .cap(20, Per.MONTH));
        add(rules, Written.rule(codes.get(1), "line.sku == '" + code + "'", 5).budget(203));
        var book = await(rules.book(pool));
        var random = new Random(7);
        List<List<Occasion>> batches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Occasion> batch = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                batch.add(Till.purchase()
                        .of(new UUID(4, random.nextInt(10)))
                        .line(code, "food", 1, 100)
                        .occasion());
            }
            batches.add(batch);
        }
        var given = await(Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUni(batch -> pool.withTransaction(tx -> decide(tx, book, batch)))
                .merge(8)
                .collect()
                .asList());
        var spentOfA = sum(given, codes.get(0));
        assertEquals(200, spentOfA, "ten accounts, each up to its cap");
        assertEquals(203, sum(given, codes.get(1)), "the budget, to the last");
        assertEquals(203, number("select used from rule_budget where rule = '" + codes.get(1) + "'"));
        assertEquals(spentOfA, number("select used from rule_budget where rule = '" + codes.get(0) + "'"));
        assertEquals(spentOfA, number("select sum(used)::bigint from rule_usage where rule = '" + codes.get(0) + "'"));
        assertEquals(20, number("select max(used) from rule_usage where rule = '" + codes.get(0) + "'"));
    }

    private static long sum(List<List<Decision>> given, String code) {
        return given.stream()
                .flatMap(List::stream)
                .flatMap(each -> each.awards().stream())
                .filter(each -> each.rule().code().equals(code))
                .mapToLong(each -> each.amount())
                .sum();
    }

    /** Locks accounts as a ledger does, and then reads, decides and writes. */
    private static Uni<List<Decision>> decide(SqlConnection tx, RuleBook book, List<Occasion> batch) {
        var locks = batch.stream()
                .map(each -> each.account().getLeastSignificantBits())
                .sorted()
                .distinct()
                .toList();
        Uni<?> locked = Uni.createFrom().voidItem();
        for (var lock : locks) {
            locked = locked.chain(() ->
                    tx.query("select pg_advisory_xact_lock(77, " + lock + ")").execute());
        }
        return locked.chain(() -> PostgresUsage.find(tx, book.needs(batch))).flatMap(usage -> {
            var decisions = batch.stream()
                    .map(each -> book.evaluate(each, usage, Written.VALUE))
                    .toList();
            return PostgresUsage.write(tx, usage, List.of()).replaceWith(decisions);
        });
    }

    @Test
    void who_is_held_out_is_recorded() {
        var rules = new PostgresRules(Till.CONDITIONS);
        add(
                rules,
                Written.rule(code, "line.sku == '" + code + "'", 7)
                        .heldOut("100")
                        .budget(5));
        var book = await(rules.book(pool));
        var purchase = UUID.randomUUID();
        var occasion = Till.purchase().line(code, "food", 1, 100).occasion();
        await(pool.withTransaction(tx -> PostgresUsage.find(tx, book.needs(List.of(occasion)))
                .flatMap(usage -> {
                    var decision = book.evaluate(occasion, usage, Written.VALUE);
                    var heldOut = decision.heldOut().stream()
                            .map(each -> new HeldOutOf(purchase, occasion.account(), occasion.at(), each))
                            .toList();
                    return PostgresUsage.write(tx, usage, heldOut);
                })));
        assertEquals(5, number("select would from rule_holdout where purchase = '" + purchase + "'"));
        assertEquals(0, number("select used from rule_budget where rule = '" + code + "'"));
    }

    @Test
    void a_rule_is_tried_before_it_is_taken_with_what_is_used_of_the_others() {
        var rules = new PostgresRules(Till.CONDITIONS);
        var when = "line.sku == '" + code + "'";
        add(rules, Written.rule(code, when, 7).budget(10));
        var occasion =
                Till.purchase().of(new UUID(4, 11)).line(code, "food", 1, 100).occasion();
        await(pool.withTransaction(tx -> rules.book(tx).flatMap(book -> decide(tx, book, List.of(occasion)))));
        var tried = await(rules.book(pool))
                .with(List.of(Written.rule(code + "new", when, 5).budget(4).read()));
        var usage = await(PostgresUsage.peek(pool, tried.needs(List.of(occasion))));
        var awards = tried.evaluate(occasion, usage, Written.VALUE).awards();
        var amounts = awards.stream()
                .filter(each -> each.rule().code().startsWith(code))
                .map(each -> each.amount())
                .toList();
        assertEquals(List.of(3L, 4L), amounts);
    }

    @Test
    void what_needs_nothing_asks_the_database_nothing() {
        var book = Written.book(Written.rule(code, "true", 1));
        var occasion = Till.purchase().occasion();
        var usage = await(PostgresUsage.find(null, book.needs(List.of(occasion))));
        assertEquals(1, book.evaluate(occasion, usage, Written.VALUE).total());
        await(PostgresUsage.write(null, usage, List.of()));
    }

    @Test
    void what_one_account_used_counts_for_another_and_what_is_long_past_is_forgotten() {
        var rules = new PostgresRules(Till.CONDITIONS);
        add(rules, Written.rule(code, "line.sku == '" + code + "'", 7).cap(20, Per.MONTH));
        for (var account : List.of(new UUID(5, 1), new UUID(5, 2))) {
            var occasion =
                    Till.purchase().of(account).line(code, "food", 1, 100).occasion();
            await(pool.withTransaction(tx -> rules.book(tx).flatMap(book -> decide(tx, book, List.of(occasion)))));
        }
        await(pool.withTransaction(tx -> PostgresUsage.join(tx, new UUID(5, 1), new UUID(5, 2))));
        var used = "select max(used) from rule_usage where rule = '" + code + "'";
        assertEquals(14, number(used));
        await(pool.withTransaction(tx -> PostgresUsage.move(tx, new UUID(5, 1), new UUID(5, 3))));
        await(pool.withTransaction(tx -> PostgresUsage.move(tx, new UUID(5, 1), new UUID(5, 3))));
        assertEquals(
                7,
                number("select used from rule_usage where account = '" + new UUID(5, 3) + "' and rule = '" + code
                        + "'"));
        var month = Per.MONTH.period(Till.NOON, Till.ZONE);
        await(PostgresUsage.forget(pool, month, 10));
        assertEquals(14, number(used), "the month itself is kept");
        await(PostgresUsage.forget(pool, month.substring(0, 3) + "9-01", 1_000));
        assertEquals(0, number("select count(*) from rule_usage where rule = '" + code + "'"));
    }
}
