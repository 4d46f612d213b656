package olp.platform.rules;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Plain;

/**
 * Knows the expressions that mean the same without an interpreter. None of them can fail: they ask facts of the purchase
 * for values of their own type.
 */
final class PlainReader {
    private final Function<CelExpr, Fact> facts;

    PlainReader(Function<CelExpr, Fact> facts) {
        this.facts = facts;
    }

    /** What an expression comes to; null if it needs the interpreter. */
    Plain read(CelExpr expr) {
        var fact = facts.apply(expr);
        if (fact != null) {
            return fact.type() == FactType.BOOL ? new Plain.OneOf(fact, Set.of(true)) : null;
        }
        if (expr.getKind() == Kind.CONSTANT) {
            return CelReader.value(expr) instanceof Boolean value ? new Plain.Constant(value) : null;
        }
        return expr.getKind() == Kind.CALL ? call(expr.call()) : null;
    }

    private Plain call(CelExpr.CelCall call) {
        if (call.target().isPresent()) {
            return text(call.target().get(), call);
        }
        return switch (call.function()) {
            case "!_" -> not(read(call.args().getFirst()));
            case "_&&_" -> both(call.args());
            case "_||_" -> either(call.args());
            case "@in" -> in(call.args().getFirst(), call.args().getLast());
            default ->
                call.args().size() == 2
                        ? compare(
                                call.function(),
                                call.args().getFirst(),
                                call.args().getLast())
                        : null;
        };
    }

    private static Plain not(Plain part) {
        return part == null ? null : new Plain.Not(part);
    }

    private Plain both(List<CelExpr> parts) {
        var one = read(parts.getFirst());
        var other = one == null ? null : read(parts.getLast());
        return other == null ? null : new Plain.All(List.of(one, other));
    }

    private Plain either(List<CelExpr> parts) {
        var one = read(parts.getFirst());
        var other = one == null ? null : read(parts.getLast());
        return other == null ? null : Plain.either(one, other);
    }

    private Plain in(CelExpr element, CelExpr list) {
        var fact = facts.apply(element);
        if (fact == null || list.getKind() != Kind.LIST) {
            return null;
        }
        Set<Object> values = new HashSet<>();
        for (var each : list.list().elements()) {
            var value = CelReader.value(each);
            if (!fact.type().isValue(value)) {
                return null;
            }
            values.add(value);
        }
        return new Plain.OneOf(fact, Set.copyOf(values));
    }

    private Plain compare(String operator, CelExpr left, CelExpr right) {
        var fact = facts.apply(left);
        if (fact == null) {
            fact = facts.apply(right);
            return fact == null ? null : compare(mirrored(operator), fact, CelReader.value(left));
        }
        return compare(operator, fact, CelReader.value(right));
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "_<_" -> "_>_";
            case "_<=_" -> "_>=_";
            case "_>_" -> "_<_";
            case "_>=_" -> "_<=_";
            default -> operator;
        };
    }

    private static Plain compare(String operator, Fact fact, Object value) {
        if (!fact.type().isValue(value)) {
            return null;
        }
        var equal = new Plain.OneOf(fact, Set.of(value));
        return switch (operator) {
            case "_==_" -> equal;
            case "_!=_" -> new Plain.Not(equal);
            default -> value instanceof Long number ? order(operator, fact, number) : null;
        };
    }

    private static Plain order(String operator, Fact fact, long number) {
        return switch (operator) {
            case "_<_" ->
                number == Long.MIN_VALUE
                        ? new Plain.Constant(false)
                        : new Plain.Within(fact, Long.MIN_VALUE, number - 1);
            case "_<=_" -> new Plain.Within(fact, Long.MIN_VALUE, number);
            case "_>_" ->
                number == Long.MAX_VALUE
                        ? new Plain.Constant(false)
                        : new Plain.Within(fact, number + 1, Long.MAX_VALUE);
            case "_>=_" -> new Plain.Within(fact, number, Long.MAX_VALUE);
            default -> null;
        };
    }

    private Plain text(CelExpr target, CelExpr.CelCall call) {
        var fact = facts.apply(target);
        if (fact == null
                || fact.type() != FactType.STRING
                || call.args().size() != 1
                || !(CelReader.value(call.args().getFirst()) instanceof String part)) {
            return null;
        }
        return switch (call.function()) {
            case "startsWith" -> new Plain.Text(fact, Plain.Where.START, part);
            case "endsWith" -> new Plain.Text(fact, Plain.Where.END, part);
            case "contains" -> new Plain.Text(fact, Plain.Where.ANYWHERE, part);
            case "matches" -> new Matches(fact, Pattern.compile(part));
            default -> null;
        };
    }
}
