package olp.platform.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import olp.platform.rules.model.Conjunct;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.Vocabulary;

/** Takes a checked expression apart into what must all be true, and leaves to the interpreter only what needs it. */
final class CelReader {
    private final Vocabulary vocabulary;
    private final CelAbstractSyntaxTree ast;
    private final Programs programs;
    private final PlainReader plain;

    CelReader(Vocabulary vocabulary, CelAbstractSyntaxTree ast, Programs programs) {
        this.vocabulary = vocabulary;
        this.ast = ast;
        this.programs = programs;
        this.plain = new PlainReader(this::fact);
    }

    /** Makes programs of expressions. */
    interface Programs {
        Program of(CelAbstractSyntaxTree ast) throws CelEvaluationException;
    }

    List<Conjunct> conjuncts() throws CelEvaluationException {
        List<Conjunct> conjuncts = new ArrayList<>();
        add(ast.getExpr(), conjuncts);
        return conjuncts;
    }

    private void add(CelExpr expr, List<Conjunct> conjuncts) throws CelEvaluationException {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("_&&_")) {
            for (var part : expr.call().args()) {
                add(part, conjuncts);
            }
            return;
        }
        var simple = plain.read(expr);
        conjuncts.add(simple != null ? simple : interpreted(expr));
    }

    private Conjunct interpreted(CelExpr expr) throws CelEvaluationException {
        Set<Fact> facts = new HashSet<>();
        collect(expr, facts);
        var part = CelAbstractSyntaxTree.newCheckedAst(expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        return new CelConjunct(programs.of(part), vocabulary, Set.copyOf(facts));
    }

    private void collect(CelExpr expr, Set<Fact> facts) {
        var fact = fact(expr);
        if (fact != null) {
            facts.add(fact);
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            expr.call().target().ifPresent(target -> collect(target, facts));
            expr.call().args().forEach(arg -> collect(arg, facts));
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.LIST) {
            expr.list().elements().forEach(element -> collect(element, facts));
        }
    }

    /** The fact that an expression is; null if it is none. */
    private Fact fact(CelExpr expr) {
        return ast.getReference(expr.id())
                .map(reference -> vocabulary.find(reference.name()))
                .orElse(null);
    }

    /** The value that an expression is written as: a text, an integer, true or false; null if it is none of them. */
    static Object value(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
    }
}
