package olp.loyalty.rules;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.purchases.PurchaseEvents;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Line;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.loyalty.rules.model.Awards;
import olp.loyalty.rules.model.PurchaseFacts;
import olp.loyalty.rules.model.Shop;
import olp.loyalty.rules.model.Shopper;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Trial;

/**
 * Tries a rule on the last purchases. Each is taken as it was recorded, with the level after it, the member as it is known
 * now, and the card's present account.
 */
@ApplicationScoped
class PastPurchases {
    /** How many are read. */
    static final int MOST = 1_000;

    /** Of the purchases that were read last, those of so many lines together are kept at most. */
    private static final int MOST_LINES_KEPT = 30_000;

    private static final Read NOTHING = new Read(Instant.EPOCH, List.of());

    private static final String LAST = """
            select p.partner, p.account, p.body, s.category, c.kind, c.member is not null, m.birth_date, m.enrolled_at
            from (select partner, account, body from purchase order by accepted_at desc limit $1) p
            left join partner s on s.id = p.partner
            left join card c on c.number = p.body::json ->> 'card'
            left join member m on m.id = c.member""";

    private final Pool pool;
    private final SettingsStore settings;
    private final ObjectMapper json;
    private volatile Read kept = NOTHING;

    PastPurchases(Pool pool, SettingsStore settings, ObjectMapper json) {
        this.pool = pool;
        this.settings = settings;
        this.json = json;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Recorded(
            UUID id,
            String card,
            Instant occurredAt,
            String currency,
            long total,
            Paid paid,
            List<PurchaseEvents.Line> lines,
            List<Reason> because,
            String tier,
            String order) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Paid(long money) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reason(String rule, long points) {}

    /**
     * A purchase as it is tried on.
     *
     * @param base points that the base rule gave
     */
    private record Taken(Occasion occasion, Purchase purchase, long base, Program program) {
        private Trial.Past past() {
            return new Trial.Past(occasion, Awards.worth(purchase, base, program));
        }
    }

    /** What was read, the oldest first. */
    private record Read(Instant at, List<Taken> purchases) {
        private boolean isSmall() {
            return purchases.stream()
                            .mapToInt(each -> each.occasion().lines().size())
                            .sum()
                    <= MOST_LINES_KEPT;
        }
    }

    /**
     * What it would have given, had it been in force all the time.
     *
     * @param most how long ago the purchases may have been read
     */
    Uni<Trial> tryOn(Rule rule, Condition condition, Duration most) {
        return last(most)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> Trial.of(
                        rule,
                        condition,
                        read.purchases().stream().map(Taken::past).toList()));
    }

    private Uni<Read> last(Duration most) {
        var known = kept;
        var now = Instant.now();
        if (known.at().plus(most).isAfter(now)) {
            return Uni.createFrom().item(known);
        }
        return Uni.combine()
                .all()
                .unis(pool.preparedQuery(LAST).execute(Tuple.of(MOST)), settings.history(pool))
                .asTuple()
                // To read a thousand purchases takes longer than those at the tills should wait.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> new Read(
                        now,
                        StreamSupport.stream(read.getItem1().spliterator(), false)
                                .map(row -> taken(row, read.getItem2()))
                                .toList()
                                .reversed()))
                .invoke(read -> kept = read.isSmall() ? read : NOTHING);
    }

    private Taken taken(Row row, SettingsHistory history) {
        var recorded = recorded(row.getString(2));
        var program = history.at(recorded.occurredAt()).program();
        var purchase = purchase(recorded);
        var since = row.getOffsetDateTime(7);
        var shopper = new Shopper(
                row.getUUID(1),
                row.getString(4),
                row.getBoolean(5),
                row.getLocalDate(6),
                since == null ? null : since.toInstant());
        var occasion = PurchaseFacts.of(purchase, shopper, new Shop(row.getUUID(0), row.getString(3)), program.zone());
        PurchaseFacts.tell(occasion, recorded.tier());
        var base = recorded.because().stream()
                .filter(each -> each.rule().equals(Earned.BASE))
                .mapToLong(Reason::points)
                .sum();
        return new Taken(occasion, purchase, base, program);
    }

    private static Purchase purchase(Recorded recorded) {
        return new Purchase(
                recorded.id(),
                recorded.card(),
                recorded.occurredAt(),
                recorded.currency(),
                null,
                null,
                recorded.lines().stream().map(PastPurchases::line).toList(),
                recorded.total(),
                List.of(Tender.money(recorded.paid().money())),
                null,
                recorded.order());
    }

    private static Line line(PurchaseEvents.Line line) {
        return new Line(line.line(), line.sku(), line.category(), line.quantity(), line.unitPrice(), line.discount());
    }

    private Recorded recorded(String body) {
        try {
            return json.readValue(body, Recorded.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored purchase cannot be read", e);
        }
    }
}
