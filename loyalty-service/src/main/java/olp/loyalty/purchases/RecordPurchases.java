package olp.loyalty.purchases;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import olp.loyalty.cards.CardLocks;
import olp.platform.web.Problem;

/**
 * Records a batch of purchases in one transaction: reads what they touch under locks, decides each in memory, writes all
 * of it. One that cannot be taken fails alone.
 */
@ApplicationScoped
class RecordPurchases {
    /** Another transaction recorded the same id meanwhile, or both waited for what the other had locked. */
    private static final Set<String> AGAIN = Set.of("23505", "40P01");

    private final Pool pool;
    private final BatchReader reader;
    private final BatchTiers tiers;
    private final BatchOccasions rules;
    private final BatchWriter writer;
    private final PurchaseJson json;

    RecordPurchases(
            Pool pool,
            BatchReader reader,
            BatchTiers tiers,
            BatchOccasions rules,
            BatchWriter writer,
            PurchaseJson json) {
        this.pool = pool;
        this.reader = reader;
        this.tiers = tiers;
        this.rules = rules;
        this.writer = writer;
        this.json = json;
    }

    /**
     * Says of each purchase, in order, what became of it. If the same id was recorded by another batch meanwhile, the
     * batch is decided again and finds it; if a value spoils a statement for all, each is recorded alone.
     */
    Uni<List<PurchaseOutcome>> record(List<Posted> batch) {
        return together(batch)
                .onFailure(failure -> batch.size() > 1 && isData(failure))
                .recoverWithUni(() -> oneByOne(batch));
    }

    private Uni<List<PurchaseOutcome>> together(List<Posted> batch) {
        return pool.withTransaction(tx -> reader.read(tx, batch)
                        .flatMap(state -> tiers.read(tx, batch, state))
                        .flatMap(state -> rules.read(tx, batch, state))
                        .flatMap(state -> {
                            var decided = new PurchaseBatch(json, state);
                            var outcomes = batch.stream().map(decided::decide).toList();
                            return writer.write(tx, decided, state.rules()).replaceWith(outcomes);
                        }))
                .onFailure(failure -> AGAIN.contains(sqlState(failure)) || failure instanceof CardLocks.Moved)
                .retry()
                .atMost(5)
                .onFailure(CardLocks.Moved.class)
                .transform(CardLocks.Moved::comeBack);
    }

    private Uni<List<PurchaseOutcome>> oneByOne(List<Posted> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(posted -> together(List.of(posted))
                        .map(List::getFirst)
                        .onFailure(RecordPurchases::isData)
                        .recoverWithItem(failure -> new PurchaseOutcome.Refused(
                                Problem.invalid("body", "holds a value that cannot be kept"))))
                .collect()
                .asList();
    }

    private static boolean isData(Throwable failure) {
        return sqlState(failure).startsWith("22") || sqlState(failure).startsWith("23");
    }

    private static String sqlState(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null ? refused.getSqlState() : "";
    }
}
