package olp.notification.members;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Members and cards, as loyalty told them, and whom an account's news is for. */
@ApplicationScoped
public class Members {
    private static final String KEEP = """
            insert into member (id, name, locale, time_zone, erased, told_at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
              as told (id, name, locale, time_zone, erased, told_at)
            order by id
            on conflict (id) do update
            set name = excluded.name, locale = excluded.locale, time_zone = excluded.time_zone,
                erased = excluded.erased, told_at = excluded.told_at
            where member.told_at <= excluded.told_at and not member.erased""";

    private static final String KEEP_CARDS = """
            insert into card (number, account, issued_account, member, told_at)
            select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[])
              as told (number, account, issued_account, member, told_at)
            order by number
            on conflict (number) do update
            set account = excluded.account, issued_account = excluded.issued_account,
                member = excluded.member, told_at = excluded.told_at
            where card.told_at <= excluded.told_at""";

    private static final String RECIPIENTS = """
            select asked.account, card.member, member.id is not null as known,
                   coalesce(member.erased, false) as erased, member.name, member.locale, member.time_zone
            from unnest($1::uuid[]) as asked (account)
            cross join lateral (
              select card.member from card
              where card.account = asked.account or card.issued_account = asked.account
              order by card.member nulls last limit 1) as card
            left join member on member.id = card.member""";

    /** Keeps what was told, each member once; what is older than what is known changes nothing, and erased is for ever. */
    public Uni<Void> keep(SqlConnection tx, Collection<MemberTold> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.tuple()
                .addValue(told.stream().map(MemberTold::id).toArray(UUID[]::new))
                .addValue(texts(told, MemberTold::name))
                .addValue(texts(told, MemberTold::locale))
                .addValue(texts(told, MemberTold::timeZone))
                .addValue(told.stream().map(MemberTold::erased).toArray(Boolean[]::new))
                .addValue(times(told, MemberTold::at));
        return tx.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    /** Keeps what was told, each card once; what is older than what is known changes nothing. */
    public Uni<Void> keepCards(SqlConnection tx, Collection<CardTold> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(
                texts(told, CardTold::number),
                told.stream().map(CardTold::account).toArray(UUID[]::new),
                told.stream().map(CardTold::issuedAccount).toArray(UUID[]::new),
                told.stream().map(CardTold::member).toArray(UUID[]::new),
                times(told, CardTold::at));
        return tx.preparedQuery(KEEP_CARDS).execute(values).replaceWithVoid();
    }

    /** Whom news of these accounts is for; an account whose card was not told yet is left out. */
    public Uni<Map<UUID, Recipient>> recipients(SqlConnection tx, Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(RECIPIENTS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Recipient> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("account"), recipient(row)));
                    return found;
                });
    }

    private static Recipient recipient(Row row) {
        var member = row.getUUID("member");
        if (member == null || row.getBoolean("erased")) {
            return new Recipient.Nobody();
        }
        return row.getBoolean("known")
                ? new Recipient.Reader(
                        member, row.getString("name"), row.getString("locale"), row.getString("time_zone"))
                : new Recipient.NotKnownYet(member);
    }

    private static <T> String[] texts(Collection<T> told, Function<T, String> value) {
        return told.stream().map(value).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(Collection<T> told, Function<T, Instant> value) {
        return told.stream()
                .map(each -> value.apply(each).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
