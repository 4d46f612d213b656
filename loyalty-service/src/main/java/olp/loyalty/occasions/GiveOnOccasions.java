package olp.loyalty.occasions;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.giving.GiveGifts;
import olp.loyalty.giving.GiveGifts.Present;
import olp.loyalty.giving.model.Occasion;
import olp.loyalty.occasions.CelebratedMembers.Cardholder;
import olp.loyalty.occasions.model.Occasions;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.platform.ledger.Wanted;

/**
 * Gives what is given on birthdays and anniversaries, on the day in the programme's zone, a page of members a transaction.
 * Whoever has had a year's gift is noted with it, so that it makes no difference how often this runs, or on how many
 * instances; a day that was missed is made up for on the next.
 */
@ApplicationScoped
class GiveOnOccasions {
    private static final int AT_A_TIME = 200;

    private final Pool pool;
    private final CelebratedMembers members;
    private final Definitions definitions;
    private final SettingsStore settings;
    private final PointsDesk desk;
    private final GiveGifts give;

    GiveOnOccasions(
            Pool pool,
            CelebratedMembers members,
            Definitions definitions,
            SettingsStore settings,
            PointsDesk desk,
            GiveGifts give) {
        this.pool = pool;
        this.members = members;
        this.definitions = definitions;
        this.settings = settings;
        this.desk = desk;
        this.give = give;
    }

    private record Day(Occasions.Kind kind, LocalDate day, ZoneId zone, Version<Occasions> setting, Snapshot known) {
        Instant start() {
            return day.atStartOfDay(zone).toInstant();
        }

        Occasion occasion() {
            return kind == Occasions.Kind.BIRTHDAY
                    ? new Occasion("birthday", setting.version(), "Happy birthday")
                    : new Occasion("anniversary", setting.version(), "Thank you for another year");
        }
    }

    @Scheduled(
            identity = "give-on-occasions",
            every = "${olp.occasions.give-every:10m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> give() {
        return Definitions.now(pool).flatMap(this::give);
    }

    /** Gives what is due by an instant. */
    Uni<Void> give(Instant now) {
        return definitions
                .read(pool)
                .flatMap(known -> known.of(OccasionSetting.KIND).isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settings.history(pool).flatMap(history -> {
                            var zone = history.at(Instant.now()).program().zone();
                            var today = now.atZone(zone).toLocalDate();
                            var all = Uni.createFrom().voidItem();
                            for (var day : List.of(today.minusDays(1), today)) {
                                for (var kind : Occasions.Kind.values()) {
                                    all = all.flatMap(before -> give(kind, day, zone, known, now));
                                }
                            }
                            return all;
                        }));
    }

    private Uni<Void> give(Occasions.Kind kind, LocalDate day, ZoneId zone, Snapshot known, Instant now) {
        var end = day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        var setting = known.of(OccasionSetting.KIND).at(OccasionSetting.CODE, end.isBefore(now) ? end : now);
        return setting == null || setting.terms().on(kind) == null
                ? Uni.createFrom().voidItem()
                : page(new Day(kind, day, zone, setting, known), new UUID(0, 0));
    }

    private Uni<Void> page(Day day, UUID after) {
        return members.find(pool, day.kind(), day.day(), day.start(), after, AT_A_TIME)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : members.cards(pool, found)
                                .flatMap(holders -> give(day, holders))
                                .flatMap(given -> found.size() < AT_A_TIME
                                        ? Uni.createFrom().voidItem()
                                        : page(day, found.getLast())));
    }

    private Uni<Void> give(Day day, List<Cardholder> holders) {
        return holders.isEmpty()
                ? Uni.createFrom().voidItem()
                : desk.inTransaction(
                        holders.stream().map(Cardholder::card).toList(),
                        card -> new Wanted(),
                        (tx, locked, program) -> give(tx, day, holders, locked, program));
    }

    private Uni<Void> give(SqlConnection tx, Day day, List<Cardholder> holders, Locked locked, Program program) {
        // Under the lock, as it was found: a card that was claimed, merged or parted meanwhile is another member's.
        var still = holders.stream()
                .filter(each -> {
                    var card = locked.cards().get(each.card());
                    return card != null && each.member().equals(card.member());
                })
                .toList();
        return members.note(
                        tx,
                        still.stream().map(Cardholder::member).toList(),
                        day.kind(),
                        day.day().getYear())
                .flatMap(noted -> {
                    var presents = still.stream()
                            .filter(each -> noted.contains(each.member()))
                            .map(each -> new Present(
                                    locked.cards().get(each.card()),
                                    day.setting().terms().on(day.kind()),
                                    day.occasion()))
                            .toList();
                    return presents.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : give.give(tx, locked, program, day.known(), presents);
                });
    }
}
