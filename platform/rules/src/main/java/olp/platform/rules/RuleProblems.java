package olp.platform.rules;

import java.util.List;
import java.util.Map;
import olp.platform.rules.model.Finding;
import olp.platform.web.Problem;

/** What is wrong with a definition, as who wrote it is told. */
public final class RuleProblems {
    private RuleProblems() {}

    /**
     * Refuses a definition in which something is wrong: 400 with all of it. The first place in a text is said beside the
     * violations, too, for who shows it there.
     *
     * @param errors by the names that the service's fields have
     */
    public static void refuse(List<Finding> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var problem =
                Problem.invalid(errors.stream().map(RuleProblems::violation).toList());
        errors.stream()
                .filter(each -> each.line() > 0)
                .findFirst()
                .ifPresent(each -> problem.with(
                        "position", Map.of("field", each.field(), "line", each.line(), "column", each.column())));
        throw problem;
    }

    private static Problem.Violation violation(Finding finding) {
        return new Problem.Violation(
                finding.field(),
                finding.line() == 0
                        ? finding.message()
                        : "line " + finding.line() + ", column " + finding.column() + ": " + finding.message());
    }
}
