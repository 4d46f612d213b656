package olp.loyalty.tiers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import olp.loyalty.tiers.model.TierTables.Table;

/**
 * Whatever is bought, late or not, returned, joined and parted, and whatever tables come: the standing that is kept is what
 * all that was ever bought comes to, and so is each level that a purchase was made on.
 */
class HistoriesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Property(tries = 200)
    void what_is_kept_is_what_all_that_was_bought_comes_to(@ForAll Random random) {
        var story = new Story(random);
        for (int i = 0; i < 25; i++) {
            story.goesOn();
        }
    }

    private static final class Story {
        private final Random random;
        private TierTables tables;
        private Instant now = Instant.parse("2024-01-15T08:00:00Z");
        private final List<Spend> own = new ArrayList<>();
        private final List<Spend> other = new ArrayList<>();
        private boolean joined;
        private TierStanding kept;

        Story(Random random) {
            this.random = random;
            this.tables = new TierTables(List.of(new Table(TierTables.ALWAYS, table())), OSLO, 1);
        }

        private olp.loyalty.program.model.Tiers table() {
            var gold = 50 + random.nextInt(150);
            return TierAccountTest.table(
                    1 + random.nextInt(3), random.nextInt(20), gold, gold + 1 + random.nextInt(300));
        }

        void goesOn() {
            switch (random.nextInt(12)) {
                case 0, 1 -> now = now.plus(Duration.ofHours(random.nextInt(24 * 45)));
                case 2 -> anotherTable();
                case 3 -> returned();
                case 4 -> joinedOrParted();
                default -> bought();
            }
            holds();
        }

        private List<Spend> all() {
            List<Spend> all = new ArrayList<>(own);
            if (joined) {
                all.addAll(other);
            }
            return all;
        }

        private void bought() {
            now = now.plusSeconds(random.nextInt(100_000));
            List<Spend> coming = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                coming.add(Spend.paid(moment(), random.nextInt(120)));
            }
            var account = TierAccount.needsNoHistory(kept, coming, now, tables)
                    ? TierAccount.of(kept, now, tables)
                    : TierAccount.of(all(), now, tables);
            for (var each : coming) {
                assertEquals(
                        Naive.at(tables, all(), each.at()).level(),
                        account.levelAt(each.at()).code());
                // What is not paid in money counts less than was foreseen.
                var counts = Spend.paid(each.at(), each.amount() * random.nextInt(3) / 2);
                (joined && random.nextBoolean() ? other : own).add(counts);
                account = account.plus(counts);
            }
            kept = account.standing();
        }

        /** Mostly now, in seconds as tills say it; sometimes long ago, or a little ahead. */
        private Instant moment() {
            return switch (random.nextInt(8)) {
                case 0 -> now.minus(Duration.ofHours(random.nextInt(24 * 100)));
                case 1 -> now.minusSeconds(random.nextInt(3000));
                case 2 -> now.plusSeconds(random.nextInt(300));
                default -> now;
            };
        }

        private void returned() {
            if (!own.isEmpty()) {
                var bought = own.get(random.nextInt(own.size()));
                var left = own.stream()
                        .filter(each -> each.boughtAt().equals(bought.boughtAt()))
                        .mapToLong(Spend::amount)
                        .sum();
                own.add(Spend.returned(moment(), bought.boughtAt(), random.nextLong(left + 1)));
                recomputed();
            }
        }

        private void joinedOrParted() {
            joined = !joined;
            recomputed();
        }

        private void anotherTable() {
            List<Table> more = new ArrayList<>(tables.tables());
            var from = now.plus(Duration.ofHours(random.nextInt(3) * 100L));
            if (more.getLast().from().isBefore(from)) {
                more.add(new Table(from, table()));
                tables = new TierTables(more, OSLO, tables.version() + 1);
            }
        }

        private void recomputed() {
            kept = TierAccount.of(all(), now, tables).standing();
        }

        /** What is kept is right, and stays so until it says that it may change. */
        private void holds() {
            var end = all().stream()
                    .map(Spend::at)
                    .filter(now::isBefore)
                    .max(Instant::compareTo)
                    .orElse(now);
            if (!TierAccount.needsNoHistory(kept, List.of(), now, tables)) {
                same(TierAccount.of(all(), now, tables).standing(), end);
                return;
            }
            var account = TierAccount.of(kept, now, tables);
            same(account.standing(), end);
            var due = account.standing().due();
            var until = due == null ? end.plus(Duration.ofDays(400)) : due.minusNanos(1);
            same(account.standing(), until);
            var since = account.standing().since();
            if (since.isAfter(TierTables.ALWAYS)) {
                assertEquals(
                        Naive.at(tables, all(), since).level(),
                        account.levelAt(since).code());
            }
        }

        private void same(TierStanding standing, Instant at) {
            var said = Naive.at(tables, all(), at);
            assertEquals(said, new Naive.State(standing.level(), standing.spend(), standing.graceUntil()));
        }
    }
}
