package olp.loyalty.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import olp.loyalty.rules.RuleChecks.Sound;
import olp.loyalty.rules.RuleDefinition.Warning;
import olp.platform.events.Tx;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Terms;
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
    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private final PostgresRules rules;
    private final RuleChecks checks;
    private final RuleTrials trials;
    private final Requests requests;
    private final AuditTrail trail;
    private final Pool pool;

    ChangeRules(
            PostgresRules rules, RuleChecks checks, RuleTrials trials, Requests requests, AuditTrail trail, Pool pool) {
        this.rules = rules;
        this.checks = checks;
        this.trials = trials;
        this.requests = requests;
        this.trail = trail;
        this.pool = pool;
    }

    /** A definition that may act, and what may not have been meant by it. */
    private record Warned(Sound sound, List<Warning> warnings) {
        private RuleDefinition answer(Rule rule) {
            return RuleDefinition.of(rule, warnings);
        }
    }

    private Uni<Warned> warned(RuleDefinition asked) {
        return checks.check(asked)
                .flatMap(sound -> trials.warnings(sound).map(warnings -> new Warned(sound, warnings)));
    }

    /** Makes a rule: its code is key enough of the request. 409 if another operator made one of that code. */
    Uni<Answer> make(RuleDefinition asked, String author) {
        return warned(asked).flatMap(warned -> {
            var sound = warned.sound();
            var id = UUID.nameUUIDFromBytes(("rule " + sound.code()).getBytes(UTF_8));
            var key = new RequestKey(author, MAKE, id, asked.asked(), sound.code());
            return pool.withTransaction(tx -> requests.once(
                    Tx.of(tx),
                    key,
                    () -> rules.add(tx, sound.code(), exact(sound.terms()), author)
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problem.conflict(
                                    "id-taken", "There is a rule " + sound.code() + " already; change it with PUT."))
                            .map(rule -> Answer.of(201, warned.answer(rule)))));
        });
    }

    /** Changes a rule from now on, or from the instant on that it says if that lies ahead; 404 if there is none. */
    Uni<RuleDefinition> change(RuleDefinition asked, String author) {
        return warned(asked).flatMap(warned -> {
            var sound = warned.sound();
            return pool.withTransaction(
                    tx -> rules.replace(tx, sound.code(), exact(sound.terms()), ahead(sound), author)
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problem.notFound("rule"))
                            .call(rule -> trail.add(Tx.of(tx), author, CHANGE, sound.code(), asked.asked()))
                            .map(warned::answer));
        });
    }

    private static Instant ahead(Sound sound) {
        var from = sound.terms().from();
        return from == null || !from.isAfter(Instant.now()) ? null : from.truncatedTo(ChronoUnit.MICROS);
    }

    private static Terms exact(Terms terms) {
        within("from", terms.from());
        within("until", terms.until());
        return terms.exact();
    }

    private static void within(String field, Instant at) {
        if (at != null
                && (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.now().plus(FARTHEST)))) {
            throw Problem.invalid(field, "should be between 1970 and five years ahead");
        }
    }
}
