package olp.platform.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.Set;
import olp.platform.rules.model.Vocabulary;

/** What an expression may be made of, so that asking it costs little whatever the purchase. */
final class CelBounds {
    static final int MOST_CHARACTERS = 20_000;
    static final int MOST_DEPTH = 32;
    static final int MOST_REGEX_PROGRAM = 500;
    private static final int MOST_PARTS = 200;
    private static final int MOST_CONSTANTS = 1_000;
    private static final int MOST_TEXT = 200;

    private static final Pattern REPEATS = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private static final Set<String> FUNCTIONS = Set.of(
            "_&&_",
            "_||_",
            "!_",
            "_?_:_",
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "@in",
            "_+_",
            "_-_",
            "_*_",
            "_/_",
            "_%_",
            "-_",
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "int",
            "double",
            "string",
            "timestamp",
            "duration",
            "getFullYear",
            "getMonth",
            "getDate",
            "getDayOfMonth",
            "getDayOfYear",
            "getDayOfWeek",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getMilliseconds");

    private final Vocabulary vocabulary;
    private final CelAbstractSyntaxTree ast;
    private int parts;
    private int constants;
    private int regexProgram;

    private CelBounds(Vocabulary vocabulary, CelAbstractSyntaxTree ast) {
        this.vocabulary = vocabulary;
        this.ast = ast;
    }

    /** What is too much, and where. */
    record Exceeded(CelExpr where, String message) {}

    /** The first that is too much; null if nothing is. */
    static Exceeded exceededBy(Vocabulary vocabulary, CelAbstractSyntaxTree ast) {
        return new CelBounds(vocabulary, ast).visit(ast.getExpr(), 1);
    }

    private Exceeded visit(CelExpr expr, int depth) {
        if (depth > MOST_DEPTH) {
            return new Exceeded(expr, "nested more than " + MOST_DEPTH + " deep");
        }
        var reference = ast.getReference(expr.id());
        if (reference.isPresent() && vocabulary.find(reference.get().name()) != null) {
            return countPart(expr);
        }
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case CALL -> call(expr, depth);
            case IDENT -> new Exceeded(expr, expr.ident().name() + " is not a fact");
            case LIST -> new Exceeded(expr, "a list can only stand behind 'in'");
            default -> new Exceeded(expr, "only facts, values, operators and functions can be used");
        };
    }

    private Exceeded countPart(CelExpr expr) {
        return ++parts > MOST_PARTS ? new Exceeded(expr, "more than " + MOST_PARTS + " parts") : null;
    }

    private Exceeded constant(CelExpr expr) {
        if (++constants > MOST_CONSTANTS) {
            return new Exceeded(expr, "more than " + MOST_CONSTANTS + " values");
        }
        var constant = expr.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE ->
                constant.stringValue().length() > MOST_TEXT
                        ? new Exceeded(expr, "a text of more than " + MOST_TEXT + " characters")
                        : null;
            case INT64_VALUE, DOUBLE_VALUE, BOOLEAN_VALUE -> null;
            default -> new Exceeded(expr, "a value must be a text, a number, true or false");
        };
    }

    private Exceeded call(CelExpr expr, int depth) {
        var call = expr.call();
        var over = countPart(expr);
        if (over == null && !FUNCTIONS.contains(call.function())) {
            over = new Exceeded(expr, "there is no " + call.function());
        }
        if (over == null && call.function().equals("_+_") && !isNumeric(expr)) {
            over = new Exceeded(expr, "texts and lists cannot be joined");
        }
        if (over == null && call.function().equals("matches")) {
            over = pattern(call.args().getLast());
        }
        if (over == null && call.target().isPresent()) {
            over = visit(call.target().get(), depth + 1);
        }
        for (int i = 0; over == null && i < call.args().size(); i++) {
            var arg = call.args().get(i);
            over = call.function().equals("@in") && arg.getKind() == CelExpr.ExprKind.Kind.LIST
                    ? list(arg, depth + 1)
                    : visit(arg, depth + 1);
        }
        return over;
    }

    private Exceeded list(CelExpr list, int depth) {
        for (var element : list.list().elements()) {
            var over = visit(element, depth + 1);
            if (over != null) {
                return over;
            }
        }
        return list.list().optionalIndices().isEmpty() ? null : new Exceeded(list, "optional elements");
    }

    private boolean isNumeric(CelExpr expr) {
        var kind = ast.getType(expr.id()).orElseThrow().kind();
        return kind == CelKind.INT || kind == CelKind.DOUBLE || kind == CelKind.TIMESTAMP || kind == CelKind.DURATION;
    }

    /** How often something is written out, at most: the time that takes is spent before the program's size is known. */
    private static long timesRepeated(String pattern) {
        long times = 1;
        var repeats = REPEATS.matcher(pattern);
        while (repeats.find() && times <= MOST_REGEX_PROGRAM) {
            var least = Integer.parseInt(repeats.group(1));
            var most = repeats.group(2) == null || repeats.group(2).isEmpty() ? 0 : Integer.parseInt(repeats.group(2));
            times *= Math.max(1, Math.max(least, most));
        }
        return times;
    }

    private Exceeded pattern(CelExpr pattern) {
        if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return new Exceeded(pattern, "a pattern must be written out");
        }
        var text = pattern.constant().stringValue();
        if (text.length() > MOST_TEXT) {
            return new Exceeded(pattern, "a pattern of more than " + MOST_TEXT + " characters");
        }
        if (timesRepeated(text) > MOST_REGEX_PROGRAM) {
            return new Exceeded(pattern, "patterns that repeat too much, together");
        }
        try {
            regexProgram += Pattern.compile(text).programSize();
            return regexProgram > MOST_REGEX_PROGRAM
                    ? new Exceeded(pattern, "patterns that repeat too much, together")
                    : null;
        } catch (PatternSyntaxException e) {
            return new Exceeded(pattern, "no pattern: " + e.getDescription());
        }
    }
}
