package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import olp.cashback.payouts.PostgresPayouts.Numbered;
import olp.cashback.payouts.model.Payout;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;

/** Looks payouts up. */
@ApplicationScoped
class ReadPayouts {
    private final PostgresPayouts payouts;
    private final Pool pool;

    ReadPayouts(PostgresPayouts payouts, Pool pool) {
        this.payouts = payouts;
        this.pool = pool;
    }

    /**
     * A payout; 404 if there is none.
     *
     * @param member whose card it must be from; null: anybody's
     */
    Uni<Payout> one(UUID id, UUID member) {
        return member == null ? payouts.get(pool, id) : payouts.get(pool, id, member);
    }

    /** Those in a state, or all, newest first. */
    Uni<Page<Payout>> list(String state, PageRequest page) {
        var before = Cursor.decode(page.cursor(), Long::valueOf, Long.MAX_VALUE);
        return payouts.before(pool, before, page.limit() + 1, state(state))
                .map(found -> Page.of(found, page.limit(), Numbered::seq))
                .map(found ->
                        new Page<>(found.items().stream().map(Numbered::payout).toList(), found.next()));
    }

    private static Optional<Payout.State> state(String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Payout.State.values())
                .filter(each -> each.name().equals(asked))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("state", "should be one of " + Arrays.toString(Payout.State.values()))));
    }
}
