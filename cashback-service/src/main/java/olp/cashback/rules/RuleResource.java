package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import olp.cashback.rules.RuleDefinition.Warning;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleCheck;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** The rules that give cashback, for the operator. */
@Path("/v1/rules")
@RolesAllowed(Role.OF_OPERATOR)
class RuleResource {
    private final PostgresRules rules;
    private final ChangeRules change;
    private final RuleChecks checks;
    private final Pool pool;
    private final Caller caller;

    RuleResource(PostgresRules rules, ChangeRules change, RuleChecks checks, Pool pool, Caller caller) {
        this.rules = rules;
        this.change = change;
        this.checks = checks;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Makes a rule. It is in force on every instance when this answers; without {@code from} it counts as in force since
     * always. Warns of what may not have been meant.
     */
    @POST
    public Uni<Response> make(RuleDefinition body) {
        return change.make(Body.present(body), caller.id()).map(Answer::response);
    }

    /**
     * Changes a rule for purchases that happen from {@code from} on, or else from now on; what was given before keeps naming
     * the version that gave it. Takes what GET answers.
     */
    @PUT
    @Path("/{code}")
    public Uni<RuleDefinition> change(@PathParam("code") String code, RuleDefinition body) {
        var asked = Body.present(body);
        if (asked.code() != null && !asked.code().equals(code)) {
            throw Problem.invalid("code", "is another than that of the path");
        }
        if (!RuleCheck.isCode(code)) {
            throw Problem.notFound("rule");
        }
        return change.change(asked.of(code), caller.id());
    }

    /** The newest version of each rule, by code. */
    @GET
    public Uni<Page<RuleDefinition>> list(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), RuleResource::code, "");
        return rules.book(pool)
                .map(book -> book.rules().newest().stream()
                        .filter(rule -> rule.code().compareTo(after) > 0)
                        .limit(page.limit() + 1L)
                        .map(rule -> RuleDefinition.of(rule, null))
                        .toList())
                .map(found -> Page.of(found, page.limit(), RuleDefinition::code));
    }

    private static String code(String text) {
        if (!RuleCheck.isCode(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /**
     * A rule.
     *
     * @param version as entries name it; left out: the newest
     */
    @GET
    @Path("/{code}")
    public Uni<RuleDefinition> get(@PathParam("code") String code, @QueryParam("version") Integer version) {
        return rules.book(pool).map(book -> RuleDefinition.of(found(book.rules().versions(code), version), null));
    }

    private static Rule found(List<Rule> versions, Integer version) {
        if (versions.isEmpty() || version != null && (version < 1 || version > versions.size())) {
            throw Problem.notFound("rule");
        }
        return version == null ? versions.getLast() : versions.get(version - 1);
    }

    /** A rule to be checked. */
    public record Asked(RuleDefinition rule) {}

    /** The rule, and what may not have been meant with it. */
    public record Validated(RuleDefinition rule, List<Warning> warnings) {}

    /** Checks a rule and stores nothing: 400 with what is wrong, or what may not have been meant. */
    @POST
    @Path("/validate")
    public Uni<Validated> validate(Asked asked) {
        var rule = Body.required(Body.present(asked), "rule", Asked::rule);
        return checks.check(rule).map(sound -> new Validated(rule.asked(), sound.warnings()));
    }
}
