package olp.local.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import olp.local.replay.Settling.Settled;
import olp.local.replay.model.Account;
import olp.local.replay.model.GivenBack;

/** Whether the services have come to what the purchases and returns come to, member by member. */
final class Reconciliation {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration BY_EVENTS = Duration.ofSeconds(90);
    private static final int INBOXES = 5;

    private final Reports reports;
    private final Duration patience;
    private final Map<Member, Account> lastFirst = new LinkedHashMap<>();

    /** @param expected for each member, in the order of their last purchases */
    Reconciliation(Reports reports, SequencedMap<Member, Account> expected) {
        this(reports, expected, BY_EVENTS);
    }

    /** @param patience how long what comes by events may stand still before it is given up */
    Reconciliation(Reports reports, SequencedMap<Member, Account> expected, Duration patience) {
        this.reports = reports;
        this.patience = patience;
        expected.reversed().forEach(lastFirst::put);
    }

    /** Cashback of all members: ever earned, taken back with returns, and left. */
    record Cashback(Settled earned, Settled takenBack, Settled left) {

        boolean equal() {
            return earned.equal() && takenBack.equal() && left.equal();
        }

        /** Until the last of it was right. */
        Duration took() {
            return Stream.of(earned, takenBack, left)
                    .map(Settled::took)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * The figures of all members, and of the inboxes of those whose purchases were the last.
     *
     * @param points ever earned
     * @param outstanding points that are left
     * @param cashback ever earned, taken back with returns, and left
     * @param returned what the returns that were answered should give back
     * @param reported what their answers say was given back
     * @param shortfall points that could not be taken back by these answers, though nobody spent any: none is right
     */
    record Result(
            Account expected,
            Settled points,
            Settled outstanding,
            Cashback cashback,
            Settled inboxes,
            long messages,
            GivenBack returned,
            GivenBack reported,
            long shortfall) {

        boolean equal() {
            return points.equal()
                    && outstanding.equal()
                    && cashback.equal()
                    && inboxes.equal()
                    && returned.equals(reported)
                    && shortfall == 0;
        }
    }

    /**
     * Waits until all has been taken in, or nothing changes any more.
     *
     * @param returned what the returns in {@code outcomes} should give back
     */
    Result await(GivenBack returned, Outcomes outcomes) {
        long since = outcomes.ended();
        List<Check> messages = checks(
                INBOXES,
                account -> account.earned().earningPoints() + account.earned().earningCashback(),
                reports::messages);
        Settling cashback =
                new Settling("cashback", all(each -> each.earned().cashback(), reports::cashback), patience, since);
        Settling takenBack = new Settling(
                "taken back", all(Account::cashbackTakenBack, reports::cashbackTakenBack), patience, since);
        Settling left = new Settling("left", all(Account::cashbackLeft, reports::cashbackLeft), patience, since);
        Settling inboxes = new Settling("inboxes", messages, patience, since);
        Settling points = new Settling("points", all(each -> each.earned().points(), reports::points), AT_ONCE, since);
        Settling outstanding =
                new Settling("balances", all(Account::outstanding, reports::outstanding), AT_ONCE, since);
        List.of(points, outstanding, cashback, takenBack, left, inboxes).forEach(Settling::awaitLast);
        Account expected = lastFirst.values().stream().reduce(Account.EMPTY, Account::plus);
        return new Result(
                expected,
                points.compareAll(),
                outstanding.compareAll(),
                new Cashback(cashback.compareAll(), takenBack.compareAll(), left.compareAll()),
                inboxes.compareAll(),
                messages.stream().mapToLong(Check::expected).sum(),
                returned,
                outcomes.givenBack(),
                outcomes.shortfall());
    }

    private List<Check> all(ToLongFunction<Account> expected, ToLongFunction<Member> ask) {
        return checks(lastFirst.size(), expected, ask);
    }

    private List<Check> checks(int most, ToLongFunction<Account> expected, ToLongFunction<Member> ask) {
        List<Check> checks = new ArrayList<>();
        lastFirst.entrySet().stream().limit(most).forEach(each -> {
            Member member = each.getKey();
            checks.add(new Check(
                    "card " + member.card(), expected.applyAsLong(each.getValue()), () -> ask.applyAsLong(member)));
        });
        return checks;
    }
}
