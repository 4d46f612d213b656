package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.events.Tx;
import olp.platform.rules.PostgresRules;
import olp.platform.web.Answer;
import olp.platform.web.AuditTrail;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Makes rules and changes them. A version never changes: a change is another, and entries keep naming theirs. */
@ApplicationScoped
class ChangeRules {
    private static final String MAKE = "POST /v1/rules";
    private static final String CHANGE = "PUT /v1/rules/{code}";

    private final PostgresRules rules;
    private final RuleChecks checks;
    private final Requests requests;
    private final AuditTrail trail;
    private final Pool pool;

    ChangeRules(PostgresRules rules, RuleChecks checks, Requests requests, AuditTrail trail, Pool pool) {
        this.rules = rules;
        this.checks = checks;
        this.requests = requests;
        this.trail = trail;
        this.pool = pool;
    }

    /** Makes a rule; 409 if there is one of its code. */
    Uni<Answer> make(RuleDefinition asked, String author) {
        return checks.check(asked).flatMap(sound -> {
            var key = new RequestKey(author, MAKE, asked.request(), asked.asked(), sound.code());
            return pool.withTransaction(tx -> requests.once(
                    Tx.of(tx),
                    key,
                    () -> rules.add(tx, sound.code(), sound.terms(), author)
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problem.conflict(
                                    "id-taken", "There is a rule " + sound.code() + " already; change it with PUT."))
                            .map(rule -> Answer.of(201, RuleDefinition.of(rule, sound.warnings())))));
        });
    }

    /** Changes a rule, from the instant that it says or from now on; what says the same makes no version. 404 if there is none. */
    Uni<RuleDefinition> change(RuleDefinition asked, String author) {
        return checks.check(asked)
                .flatMap(sound -> pool.withTransaction(tx -> rules.replace(
                                tx, sound.code(), sound.terms(), sound.terms().from(), author)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("rule"))
                        .call(rule -> trail.add(Tx.of(tx), author, CHANGE, sound.code(), asked.asked()))
                        .map(rule -> RuleDefinition.of(rule, sound.warnings()))));
    }
}
