package olp.local.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import olp.local.replay.Settling.Settled;
import olp.local.replay.model.Earned;

/** Whether the services have come to what the purchases should earn, member by member. */
final class Reconciliation {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration BY_EVENTS = Duration.ofSeconds(90);
    private static final int INBOXES = 5;

    private final Reports reports;
    private final Map<Member, Earned> lastFirst = new LinkedHashMap<>();

    /** @param expected for each member, in the order of their last purchases */
    Reconciliation(Reports reports, SequencedMap<Member, Earned> expected) {
        this.reports = reports;
        expected.reversed().forEach(lastFirst::put);
    }

    /** The figures of all members, and of the inboxes of those whose purchases were the last. */
    record Result(Earned expected, Settled points, Settled cashback, Settled inboxes, long messages) {

        boolean equal() {
            return points.equal() && cashback.equal() && inboxes.equal();
        }
    }

    /**
     * Waits until all has been taken in, or nothing changes any more.
     *
     * @param since {@link System#nanoTime()} of the last answer to a purchase
     */
    Result await(long since) {
        List<Check> messages =
                checks(INBOXES, earned -> earned.earningPoints() + earned.earningCashback(), reports::messages);
        Settling cashback = new Settling(
                "cashback", checks(lastFirst.size(), Earned::cashback, reports::cashback), BY_EVENTS, since);
        Settling inboxes = new Settling("inboxes", messages, BY_EVENTS, since);
        Settling points =
                new Settling("points", checks(lastFirst.size(), Earned::points, reports::points), AT_ONCE, since);
        List.of(points, cashback, inboxes).forEach(Settling::awaitLast);
        Earned expected = lastFirst.values().stream().reduce(Earned.NOTHING, Earned::plus);
        return new Result(
                expected,
                points.compareAll(),
                cashback.compareAll(),
                inboxes.compareAll(),
                messages.stream().mapToLong(Check::expected).sum());
    }

    private List<Check> checks(int most, ToLongFunction<Earned> expected, ToLongFunction<Member> ask) {
        List<Check> checks = new ArrayList<>();
        lastFirst.entrySet().stream().limit(most).forEach(each -> {
            Member member = each.getKey();
            checks.add(new Check(
                    "card " + member.card(), expected.applyAsLong(each.getValue()), () -> ask.applyAsLong(member)));
        });
        return checks;
    }
}
