package olp.platform.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.Conditions;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Finding;
import olp.platform.rules.model.Vocabulary;

/**
 * Conditions in CEL. An expression is bounded where it is read (its length, its depth, how much it can do), knows only the
 * facts of the vocabulary, and must come to true or false. There are no macros, so nothing loops: a condition is asked for
 * each line because it mentions {@code line}, not because it runs through lines.
 */
public final class CelConditions implements Conditions {
    private static final String FIELD = "when";
    private static final int MOST_FINDINGS = 5;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(CelBounds.MOST_CHARACTERS)
            .maxParseRecursionDepth(CelBounds.MOST_DEPTH)
            .maxParseErrorRecoveryLimit(MOST_FINDINGS)
            .enableComprehension(false)
            .maxRegexProgramSize(CelBounds.MOST_REGEX_PROGRAM)
            .errorOnIntWrap(true)
            .build();

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    /** Over the facts that a service declares. */
    public CelConditions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        var environment = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
        vocabulary.facts().forEach(fact -> environment.addVar(fact.name(), type(fact.type())));
        this.compiler = environment.build();
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .build();
    }

    private static CelType type(FactType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case BOOL -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
        };
    }

    @Override
    public Read read(String when) {
        if (when.length() > CelBounds.MOST_CHARACTERS) {
            return wrong(Finding.of(FIELD, "longer than " + CelBounds.MOST_CHARACTERS + " characters"));
        }
        try {
            var ast = compiler.compile(when).getAst();
            var exceeded = CelBounds.exceededBy(vocabulary, ast);
            if (exceeded != null) {
                return wrong(at(ast, exceeded.where(), exceeded.message()));
            }
            return new Read(new Condition(new CelReader(vocabulary, ast, this::program).conjuncts()), List.of());
        } catch (CelValidationException e) {
            var faults = e.getErrors().stream()
                    .limit(MOST_FINDINGS)
                    .map(CelConditions::finding)
                    .toList();
            return wrong(faults.isEmpty() ? List.of(Finding.of(FIELD, "cannot be read")) : faults);
        } catch (CelEvaluationException | StackOverflowError e) {
            return wrong(Finding.of(FIELD, "cannot be evaluated"));
        }
    }

    private static Read wrong(Finding fault) {
        return wrong(List.of(fault));
    }

    private static Read wrong(List<Finding> faults) {
        return new Read(null, faults);
    }

    private static Finding finding(CelIssue issue) {
        var place = issue.getSourceLocation();
        return new Finding(FIELD, brief(issue.getMessage()), Math.max(0, place.getLine()), place.getColumn() + 1);
    }

    /** A parser's message can repeat all of the text. */
    private static String brief(String message) {
        return message.length() <= 300 ? message : message.substring(0, 300) + "…";
    }

    private static Finding at(CelAbstractSyntaxTree ast, CelExpr where, String message) {
        var offset = ast.getSource().getPositionsMap().get(where.id());
        var place = offset == null
                ? null
                : ast.getSource().getOffsetLocation(offset).orElse(null);
        return place == null
                ? Finding.of(FIELD, message)
                : new Finding(FIELD, message, place.getLine(), place.getColumn() + 1);
    }

    /** Part of an expression that was checked, or all of it, ready to be asked. */
    CelRuntime.Program program(CelAbstractSyntaxTree ast) throws CelEvaluationException {
        return runtime.createProgram(ast);
    }

    /** An expression that {@link #read} takes, as it is checked. */
    CelAbstractSyntaxTree checked(String when) throws CelValidationException {
        return compiler.compile(when).getAst();
    }
}
