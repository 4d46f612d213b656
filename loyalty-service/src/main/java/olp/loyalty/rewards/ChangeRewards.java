package olp.loyalty.rewards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import olp.loyalty.definitions.ChangeDefinitions;
import olp.loyalty.definitions.ChangeDefinitions.Wish;
import olp.loyalty.definitions.KnownPartners;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.rewards.model.Reward;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Puts rewards into the catalogue and changes them. */
@ApplicationScoped
class ChangeRewards {
    private static final String PUT = "PUT /v1/rewards/{code}";

    private final Pool pool;
    private final Requests requests;
    private final ChangeDefinitions changes;
    private final KnownPartners partners;
    private final RewardStock stock;

    ChangeRewards(Pool pool, Requests requests, ChangeDefinitions changes, KnownPartners partners, RewardStock stock) {
        this.pool = pool;
        this.requests = requests;
        this.changes = changes;
        this.partners = partners;
        this.stock = stock;
    }

    Uni<Answer> make(RequestKey key, RewardTerms asked) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> partners.check(tx, asked.partner())
                        .flatMap(known -> changes.alone(tx))
                        .flatMap(before -> changes.make(tx, before, wish(asked.code(), asked, key.caller())))
                        .call(made -> count(tx, null, made))
                        .map(made -> Answer.of(201, RewardTerms.of(made, 0L, warnings(made.terms()))))));
    }

    Uni<RewardTerms> change(String code, RewardTerms asked, String author) {
        return pool.withTransaction(tx -> partners.check(tx, asked.partner())
                .flatMap(known -> changes.alone(tx))
                .flatMap(before -> changes.change(tx, before, wish(code, asked, author), PUT)
                        .call(changed -> changed.made()
                                ? count(tx, before.of(Rewards.KIND).newest(code), changed.version())
                                : Uni.createFrom().voidItem()))
                .flatMap(changed -> stock.given(tx, List.of(code))
                        .map((Map<String, Long> given) -> RewardTerms.of(
                                changed.version(),
                                given.get(code),
                                warnings(changed.version().terms())))));
    }

    private static Wish<Reward> wish(String code, RewardTerms asked, String author) {
        return new Wish<>(Rewards.KIND, code, asked.reward(), asked.from(), author);
    }

    /** Last, as its row is the last lock. A reward that never had a stock is not counted. */
    private Uni<Void> count(SqlConnection tx, Version<Reward> before, Version<Reward> now) {
        return now.terms().stock() == null && (before == null || before.terms().stock() == null)
                ? Uni.createFrom().voidItem()
                : stock.set(tx, now.code(), now.terms().stock());
    }

    private static List<String> warnings(Reward reward) {
        List<String> warnings = new ArrayList<>();
        if (reward.points() == null) {
            warnings.add("points: without a price nobody can order it; it is given as a gift only");
        }
        if (reward.stock() != null && reward.stock() == 0) {
            warnings.add("stock: there is none to order");
        }
        return warnings.isEmpty() ? null : warnings;
    }
}
