package olp.local.replay.model;

import static olp.local.replay.model.PointRule.Kind.BONUS;
import static olp.local.replay.model.PointRule.Kind.MULTIPLIER;
import static olp.local.replay.model.PointRule.Per.DAY;
import static olp.local.replay.model.PointRule.Per.MONTH;
import static olp.local.replay.model.PointRule.Per.PURCHASE;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A programme of twenty rules of every kind that a file of invoices lets ask for. */
public final class TwentyRules {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private TwentyRules() {}

    /**
     * The rules.
     *
     * @param newest when the last purchase or return was made, by the file's times: schedules lie before it
     * @param purchases how many there are; budgets are about a point for each, so that they do not last long
     */
    public static List<PointRule> of(LocalDateTime newest, int purchases) {
        return Stream.of(ofTimes(newest), ofSizes(purchases), ofLines(), ofEverybody(newest))
                .flatMap(List::stream)
                .toList();
    }

    private static List<PointRule> ofTimes(LocalDateTime newest) {
        return List.of(
                PointRule.of(
                                "weekend",
                                MULTIPLIER,
                                "1.5",
                                "local.weekday in ['SATURDAY', 'SUNDAY']",
                                each -> WEEKEND.contains(each.at().getDayOfWeek()))
                        .in("day", 1),
                PointRule.of(
                                "thursday",
                                BONUS,
                                "35",
                                "local.weekday == 'THURSDAY'",
                                each -> each.at().getDayOfWeek() == DayOfWeek.THURSDAY)
                        .in("day", 1),
                PointRule.of(
                                "morning",
                                MULTIPLIER,
                                "1.1",
                                "local.hour < 11",
                                each -> each.at().getHour() < 11)
                        .in("day", 0),
                PointRule.of(
                                "noon",
                                BONUS,
                                "5",
                                "local.hour >= 12 && local.hour < 14 && purchase.order && purchase.discount == 0",
                                each -> each.at().getHour() >= 12 && each.at().getHour() < 14)
                        .capped(5, DAY),
                PointRule.of(
                                "december",
                                BONUS,
                                "12",
                                "local.month == 12",
                                each -> each.at().getMonthValue() == 12)
                        .capped(30, MONTH),
                PointRule.of(
                                "first-week",
                                BONUS,
                                "10",
                                "local.day <= 7",
                                each -> each.at().getDayOfMonth() <= 7)
                        .capped(15, DAY)
                        .between(newest.minusMonths(11), newest.minusMonths(2)));
    }

    private static List<PointRule> ofSizes(int purchases) {
        return List.of(
                PointRule.of("big", BONUS, "100", "purchase.total >= 50000", each -> each.total() >= 50_000)
                        .in("size", 2),
                PointRule.of("bigger", BONUS, "250", "purchase.total >= 100000", each -> each.total() >= 100_000)
                        .in("size", 1),
                PointRule.of(
                                "biggest",
                                MULTIPLIER,
                                "1.2",
                                "purchase.total >= 100000 && purchase.paid == purchase.total",
                                each -> each.total() >= 100_000)
                        .capped(900, MONTH)
                        .in("size", 0),
                PointRule.of("many", BONUS, "40", "purchase.count > 500", each -> each.count() > 500)
                        .capped(60, MONTH),
                PointRule.of("first-come", BONUS, "50", "purchase.total >= 20000", each -> each.total() >= 20_000)
                        .budget(purchases + 7L),
                PointRule.of("small", MULTIPLIER, "2.5", "purchase.total < 20000", each -> each.total() < 20_000)
                        .capped(200, MONTH)
                        .budget(purchases + 3L));
    }

    private static List<PointRule> ofLines() {
        return List.of(
                PointRule.ofLines(
                                "sort-22",
                                MULTIPLIER,
                                "3",
                                "line.sku.startsWith('22')",
                                line -> line.sku().startsWith("22"))
                        .capped(200, PURCHASE),
                PointRule.ofLines(
                                "sort-85",
                                MULTIPLIER,
                                "4.25",
                                "line.sku.startsWith('85')",
                                line -> line.sku().startsWith("85"))
                        .capped(300, MONTH)
                        .in("sort", 0),
                PointRule.ofLines(
                                "holder",
                                BONUS,
                                "60",
                                "line.sku in ['85123A', '85099B', 'POST'] && line.quantity >= 2",
                                line -> Set.of("85123A", "85099B", "POST").contains(line.sku()) && line.quantity() >= 2)
                        .in("sort", 0),
                PointRule.ofLines("dozens", MULTIPLIER, "1.15", "line.quantity >= 12", line -> line.quantity() >= 12),
                PointRule.ofLines(
                        "dear",
                        MULTIPLIER,
                        "1.75",
                        "line.net / line.quantity >= 1000",
                        line -> line.unitPrice() >= 1_000),
                PointRule.ofLines(
                                "trifles",
                                BONUS,
                                "15",
                                "line.unitPrice < 100 && line.quantity >= 24",
                                line -> line.unitPrice() < 100 && line.quantity() >= 24)
                        .capped(30, DAY));
    }

    private static List<PointRule> ofEverybody(LocalDateTime newest) {
        return List.of(
                PointRule.of("season", MULTIPLIER, "1.5", "true", each -> true)
                        .between(newest.minusMonths(4), newest.minusMonths(1)),
                PointRule.of(
                                "measured",
                                MULTIPLIER,
                                "1.3",
                                "card.kind == 'PERSONAL' && member.known && !(partner.category == 'books')",
                                each -> true)
                        .holdingOut(20));
    }
}
