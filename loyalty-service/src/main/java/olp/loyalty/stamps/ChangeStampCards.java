package olp.loyalty.stamps;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import olp.loyalty.definitions.ChangeDefinitions;
import olp.loyalty.definitions.ChangeDefinitions.Wish;
import olp.loyalty.definitions.KnownPartners;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.giving.GiftChecks;
import olp.loyalty.stamps.model.StampCard;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Faults;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Makes stamp cards and changes them. Stamps that were given stay. */
@ApplicationScoped
class ChangeStampCards {
    private static final String PUT = "PUT /v1/stamp-cards/{code}";

    private final Pool pool;
    private final Requests requests;
    private final ChangeDefinitions changes;
    private final KnownPartners partners;

    ChangeStampCards(Pool pool, Requests requests, ChangeDefinitions changes, KnownPartners partners) {
        this.pool = pool;
        this.requests = requests;
        this.changes = changes;
        this.partners = partners;
    }

    Uni<Answer> make(RequestKey key, StampCardTerms asked) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> partners.check(tx, asked.partner())
                        .flatMap(known -> changes.alone(tx))
                        .flatMap(before -> changes.make(
                                        tx, checked(before, asked), wish(asked.code(), asked, key.caller()))
                                .map(made -> Answer.of(201, StampCardTerms.of(made, asked.warnings(before)))))));
    }

    Uni<StampCardTerms> change(String code, StampCardTerms asked, String author) {
        return pool.withTransaction(tx -> partners.check(tx, asked.partner())
                .flatMap(known -> changes.alone(tx))
                .flatMap(before -> changes.change(tx, checked(before, asked), wish(code, asked, author), PUT)
                        .map(changed -> StampCardTerms.of(changed.version(), asked.warnings(before)))));
    }

    private static Snapshot checked(Snapshot before, StampCardTerms asked) {
        GiftChecks.check(new Faults(), "gift", asked.gift(), before).refuse();
        return before;
    }

    private static Wish<StampCard> wish(String code, StampCardTerms asked, String author) {
        return new Wish<>(Stamps.KIND, code, asked.stampCard(), asked.from(), author);
    }
}
