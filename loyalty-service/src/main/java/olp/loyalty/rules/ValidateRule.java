package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import olp.loyalty.rules.RuleChecks.Sound;
import olp.loyalty.rules.RuleDefinition.Warning;
import olp.loyalty.rules.SampleEarnings.Earnings;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.ReadRule;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Trial;
import olp.platform.web.Problem;

/** Shows what a rule would do before it does it. */
@ApplicationScoped
class ValidateRule {
    private final PostgresRules rules;
    private final RuleChecks checks;
    private final RuleTrials trials;
    private final SampleEarnings earnings;
    private final Pool pool;

    ValidateRule(PostgresRules rules, RuleChecks checks, RuleTrials trials, SampleEarnings earnings, Pool pool) {
        this.rules = rules;
        this.checks = checks;
        this.trials = trials;
        this.earnings = earnings;
        this.pool = pool;
    }

    /**
     * What is to be tried; at least one of the two.
     *
     * @param rule that is not in force yet; it takes the place of the one of its code
     * @param purchase that might be made
     */
    public record Asked(RuleDefinition rule, SamplePurchase purchase) {}

    /**
     * What came of it.
     *
     * @param rule as it would be kept
     * @param warnings what may not have been meant by it
     * @param past what it would have given on the last purchases, as if nobody were held out
     * @param purchase what the purchase would earn
     */
    public record Validated(RuleDefinition rule, List<Warning> warnings, Past past, Earnings purchase) {}

    /**
     * A rule's cost.
     *
     * @param purchases how many it was tried on, the last 1,000 at most
     * @param matched for how many of them it would have given points
     * @param points all that it would have given
     * @param faults for how many its condition failed
     */
    public record Past(int purchases, int matched, long points, int faults) {
        private static Past of(Trial trial) {
            return new Past(trial.purchases(), trial.matched(), trial.total(), trial.faults());
        }
    }

    Uni<Validated> validate(Asked asked) {
        if (asked.rule() == null && asked.purchase() == null) {
            throw Problem.invalid("body", "should have a rule, a purchase or both");
        }
        if (asked.purchase() != null) {
            asked.purchase().check();
        }
        if (asked.rule() == null) {
            return earnings.of(asked.purchase(), book -> book)
                    .map(earned -> new Validated(null, List.of(), null, earned));
        }
        return checks.check(asked.rule())
                .flatMap(sound -> rules.book(pool).flatMap(book -> validate(sound, book, asked)));
    }

    private Uni<Validated> validate(Sound sound, RuleBook book, Asked asked) {
        var version = book.rules().versions(sound.code()).size() + 1;
        var rule = new Rule(sound.code(), version, Instant.now(), sound.terms());
        return trials.on(sound).flatMap(tried -> {
            var earned = asked.purchase() == null
                    ? Uni.createFrom().<Earnings>nullItem()
                    : earnings.of(asked.purchase(), now -> with(sound, now));
            return earned.map(earns ->
                    new Validated(RuleDefinition.of(rule, null), tried.warnings(), Past.of(tried.trial()), earns));
        });
    }

    /** As if it had been in force when the purchase happened, whenever that was. */
    private static RuleBook with(Sound sound, RuleBook book) {
        var version = book.rules().versions(sound.code()).size() + 1;
        var rule = new Rule(sound.code(), version, Instant.EPOCH, sound.terms());
        return book.with(List.of(new ReadRule(rule, sound.condition())));
    }
}
