package olp.loyalty.referrals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who brought whom, and what came of it. */
@ApplicationScoped
public class Referrals {
    private static final String OPEN = """
            insert into referral (friend, referrer, account, state)
            select $1::uuid, id, $2::uuid, 'OPEN' from member where referral_code = $3""";
    private static final String DUE = "select friend from referral where state = 'DUE' order by due_at limit $1";
    /** Whoever they are by now: a member may have been merged, and that one again. */
    private static final String PAIR = """
            with recursive step (who, id, merged_into) as (
              select 'FRIEND', m.id, m.merged_into from member m where m.id = $1
              union all
              select 'REFERRER', m.id, m.merged_into from referral r join member m on m.id = r.referrer where r.friend = $1
              union all
              select s.who, m.id, m.merged_into from step s join member m on m.id = s.merged_into)
            select (select id from step where who = 'FRIEND' and merged_into is null),
                   (select id from step where who = 'REFERRER' and merged_into is null)""";

    private static final String LOCK =
            "select occurred_at from referral where friend = $1 and state = 'DUE' for update";
    private static final String GIVEN = """
            select count(*) from referral where referrer = $1 and state = 'GIVEN' and settled_at >= $2""";
    private static final String SETTLE = """
            update referral set state = $2, reason = $3, referrer = $4, settled_at = $5 where friend = $1""";
    private static final String COUNT = """
            insert into ambassador as a (member, brought) values ($1, 1)
            on conflict (member) do update set brought = a.brought + 1""";
    private static final String MOST = """
            select a.member, m.name, m.referral_code, a.brought,
              (select count(*) from referral r where r.referrer = a.member and r.state = 'GIVEN') as gifts
            from ambassador a join member m on m.id = a.member
            where a.brought <= $1 and (a.brought, $2::uuid) < ($1, a.member) order by a.brought desc, a.member limit $3""";

    /** A friend and who brought it, as they are called by now. */
    record Pair(UUID friend, UUID referrer) {}

    /** A member who brings others. */
    record Ambassador(UUID member, String name, String referralCode, int brought, long gifts) {}

    /** Keeps that a new member was brought by somebody. */
    public Uni<Void> open(SqlConnection tx, UUID friend, UUID account, String referralCode) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(friend, account, referralCode))
                .replaceWithVoid();
    }

    /** Friends who have bought, and whose referrers have not been seen to; those longest due first. */
    Uni<List<UUID>> due(SqlClient client, int most) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    Uni<Pair> pair(SqlClient client, UUID friend) {
        return client.preparedQuery(PAIR).execute(Tuple.of(friend)).map(rows -> {
            var row = rows.iterator().next();
            return new Pair(row.getUUID(0), row.getUUID(1));
        });
    }

    /** Locks a referral that is due; answers when the friend bought. Empty if somebody has seen to it. */
    Uni<Optional<Instant>> lock(SqlConnection tx, UUID friend) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(friend))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getOffsetDateTime(0).toInstant()));
    }

    /** How many gifts a referrer has had since an instant. */
    Uni<Long> given(SqlConnection tx, UUID referrer, Instant since) {
        return tx.preparedQuery(GIVEN)
                .execute(Tuple.of(referrer, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Notes what came of it.
     *
     * @param reason why nothing was given; null: it was
     */
    Uni<Void> settle(SqlConnection tx, UUID friend, UUID referrer, String reason, Instant at) {
        return tx.preparedQuery(SETTLE)
                .execute(Tuple.of(
                        friend, reason == null ? "GIVEN" : "REFUSED", reason, referrer, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Counts a friend who came and bought. */
    Uni<Void> count(SqlConnection tx, UUID referrer) {
        return tx.preparedQuery(COUNT).execute(Tuple.of(referrer)).replaceWithVoid();
    }

    /** Those who bring most, after one of them. */
    Uni<List<Ambassador>> most(SqlClient client, int brought, UUID member, int limit) {
        return client.preparedQuery(MOST)
                .execute(Tuple.of(brought, member, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Ambassador(
                                row.getUUID(0), row.getString(1), row.getString(2), row.getInteger(3), row.getLong(4)))
                        .toList());
    }
}
