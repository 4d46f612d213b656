package olp.loyalty.occasions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.loyalty.occasions.model.CelebratedOn;
import olp.loyalty.occasions.model.Occasions;

/** Whose day it is and who has not had the year's gift yet. */
@ApplicationScoped
class CelebratedMembers {
    private static final String CARD = """
            select distinct on (c.member) c.member, c.number from card c
            where c.member = any($1) and c.state = 'ACTIVE' order by c.member, c.number""";
    private static final String BIRTHDAYS = """
            select m.id from member m
            where extract(month from m.birth_date) = $1::int::numeric
              and extract(day from m.birth_date) = any($2::int[]::numeric[])
              and m.birth_date is not null and m.merged_into is null and m.enrolled_at < $3 and m.id > $4
              and not exists (
                select from occasion_given o where o.member = m.id and o.occasion = 'BIRTHDAY' and o.year = $5)
            order by m.id limit $6""";
    /** Of all cards of an account the first purchase counts, whichever was claimed when. */
    private static final String ANNIVERSARIES = """
            with likely as (
              select distinct a.root from first_purchase f join card_account a on a.id = f.account
              where extract(month from f.on_day) = $1::int::numeric
                and extract(day from f.on_day) = any($2::int[]::numeric[]) and f.on_day < $3::date),
            first as (
              select l.root, min(f.on_day) as on_day from likely l join card_account a on a.root = l.root
                join first_purchase f on f.account = a.id group by l.root)
            select distinct c.member from first join card_account a on a.root = first.root
              join card c on c.issued_account = a.id
            where extract(month from first.on_day) = $1::int::numeric
              and extract(day from first.on_day) = any($2::int[]::numeric[]) and c.member > $4
              and not exists (
                select from occasion_given o where o.member = c.member and o.occasion = 'ANNIVERSARY' and o.year = $5)
            order by c.member limit $6""";

    private static final String NOTE = """
            insert into occasion_given (member, occasion, year) select id, $2::text, $3::int from unnest($1::uuid[]) as m (id)
            order by id on conflict do nothing returning member""";

    /** A member and the number of a card that can be used. */
    record Cardholder(UUID member, String card) {}

    /**
     * Members whose day it is, by id, after one.
     *
     * @param start of the day: who enrolled later has no birthday on it
     */
    Uni<List<UUID>> find(SqlClient client, Occasions.Kind kind, LocalDate day, Instant start, UUID after, int limit) {
        var on = CelebratedOn.of(day);
        var days = on.days().toArray(Integer[]::new);
        var year = day.getYear();
        var query = kind == Occasions.Kind.BIRTHDAY
                ? client.preparedQuery(BIRTHDAYS)
                        .execute(Tuple.of(on.month(), days, start.atOffset(ZoneOffset.UTC), after, year, limit))
                : client.preparedQuery(ANNIVERSARIES)
                        .execute(Tuple.of(on.month(), days, day.withDayOfYear(1), after, year, limit));
        return query.map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** A card of each that has one. */
    Uni<List<Cardholder>> cards(SqlClient client, Collection<UUID> members) {
        return client.preparedQuery(CARD)
                .execute(Tuple.of((Object) members.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Cardholder(row.getUUID(0), row.getString(1)))
                        .toList());
    }

    /** Notes that they have had it this year; answers those who had not. */
    Uni<Set<UUID>> note(SqlConnection tx, Collection<UUID> members, Occasions.Kind kind, int year) {
        return tx.preparedQuery(NOTE)
                .execute(Tuple.of(members.toArray(UUID[]::new), kind.name(), year))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
