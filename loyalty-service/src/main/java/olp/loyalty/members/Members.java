package olp.loyalty.members;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import olp.platform.web.Problem;

/** Those who were enrolled. Plain SQL: members are imported by the hundred thousand. */
@ApplicationScoped
class Members {
    private static final String INSERT = """
            insert into member (id, name, email, phone, birth_date, locale, time_zone, referral_code, referred_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing""";
    private static final String FIND = """
            select id, name, email, phone, birth_date, locale, time_zone, referral_code, referred_by
            from member where id = $1""";
    private static final String REFERRER = "select exists (select from member where referral_code = $1)";

    Uni<Void> add(SqlConnection tx, Member member) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(member.id())
                        .addString(member.name())
                        .addString(member.email())
                        .addString(member.phone())
                        .addLocalDate(member.birthDate())
                        .addString(member.locale())
                        .addString(member.timeZone())
                        .addString(member.referralCode())
                        .addString(member.referredBy()))
                .invoke(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Optional<Member>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Members::member));
    }

    Uni<Boolean> hasReferralCode(SqlClient client, String code) {
        return client.preparedQuery(REFERRER)
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLocalDate(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
