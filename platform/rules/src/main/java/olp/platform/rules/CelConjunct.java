package olp.platform.rules;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Optional;
import java.util.Set;
import olp.platform.rules.model.Conjunct;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Verdict;
import olp.platform.rules.model.Vocabulary;

/** Part of a condition, or all of it, asked by the interpreter. */
final class CelConjunct implements Conjunct {
    private final Program program;
    private final Vocabulary vocabulary;
    private final Set<Fact> facts;
    private final boolean mentionsLine;
    private final boolean settled;

    CelConjunct(Program program, Vocabulary vocabulary, Set<Fact> facts) {
        this.program = program;
        this.vocabulary = vocabulary;
        this.facts = facts;
        this.mentionsLine = facts.stream().anyMatch(Fact::ofLine);
        this.settled = facts.stream().noneMatch(Fact::changing);
    }

    @Override
    public Verdict test(Facts values, int line) {
        try {
            var result = program.eval(name -> value(values, name, line));
            return result instanceof Boolean holds ? holds ? Verdict.TRUE : Verdict.FALSE : Verdict.FAILED;
        } catch (CelEvaluationException e) {
            return verdict(e.getErrorCode());
        } catch (RuntimeException e) {
            return Verdict.FAILED;
        }
    }

    private Optional<Object> value(Facts values, String name, int line) {
        var fact = vocabulary.find(name);
        return fact == null ? Optional.empty() : Optional.of(values.get(fact, line));
    }

    private static Verdict verdict(CelErrorCode code) {
        return switch (code) {
            case DIVIDE_BY_ZERO -> Verdict.DIVIDED_BY_ZERO;
            case NUMERIC_OVERFLOW -> Verdict.OVERFLOW;
            default -> Verdict.FAILED;
        };
    }

    @Override
    public Set<Fact> facts() {
        return facts;
    }

    @Override
    public boolean mentionsLine() {
        return mentionsLine;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }
}
