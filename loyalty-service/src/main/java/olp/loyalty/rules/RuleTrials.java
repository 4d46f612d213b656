package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import olp.loyalty.rules.RuleChecks.Sound;
import olp.loyalty.rules.RuleDefinition.Warning;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Trial;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tries a sound definition on the last purchases, and says what may not have been meant by it. */
@ApplicationScoped
class RuleTrials {
    /** Many rules may be made in turn: what was read for one does for the next. */
    private static final Duration IN_TURN = Duration.ofSeconds(5);

    private final PastPurchases past;
    private final long costly;

    RuleTrials(
            PastPurchases past, @ConfigProperty(name = "olp.rules.costly-points", defaultValue = "10000") long costly) {
        this.past = past;
        this.costly = costly;
    }

    /** What came of a trial. */
    record Tried(Trial trial, List<Warning> warnings) {}

    /** Tries it on the purchases as they are now. */
    Uni<Tried> on(Sound sound) {
        return tried(sound, Duration.ZERO);
    }

    /** What may not have been meant by a definition that is about to act; one that has ended already costs nothing. */
    Uni<List<Warning>> warnings(Sound sound) {
        var until = sound.terms().until();
        return until != null && !until.isAfter(Instant.now())
                ? Uni.createFrom().item(sound.warnings())
                : tried(sound, IN_TURN).map(Tried::warnings);
    }

    private Uni<Tried> tried(Sound sound, Duration most) {
        var rule = new Rule(sound.code(), 1, Instant.EPOCH, sound.terms());
        return past.tryOn(rule, sound.condition(), most).map(trial -> new Tried(trial, warnings(sound, trial)));
    }

    private List<Warning> warnings(Sound sound, Trial trial) {
        List<Warning> warnings = new ArrayList<>(sound.warnings());
        if (trial.total() > costly) {
            warnings.add(new Warning(
                    "value",
                    "would have given %d points on the last %d purchases, which is more than %d"
                            .formatted(trial.total(), trial.purchases(), costly)));
        }
        if (trial.purchases() > 0 && trial.matched() == 0) {
            warnings.add(new Warning(
                    "when", "would have given nothing on any of the last " + trial.purchases() + " purchases"));
        }
        if (trial.faults() > 0) {
            warnings.add(new Warning(
                    "when",
                    "could not be told for " + trial.faults() + " purchases, such as a"
                            + " division by zero; it would have given nothing for them"));
        }
        return warnings;
    }
}
