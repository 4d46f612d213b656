package olp.loyalty.rules;

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
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.Rule;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** The rules that give points on top of the base points, for the operator. */
@Path("/v1/rules")
@RolesAllowed(Role.OF_OPERATOR)
class RuleResource {
    private final PostgresRules rules;
    private final ChangeRules change;
    private final ValidateRule validation;
    private final Pool pool;
    private final Caller caller;

    RuleResource(PostgresRules rules, ChangeRules change, ValidateRule validation, Pool pool, Caller caller) {
        this.rules = rules;
        this.change = change;
        this.validation = validation;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Makes a rule. It is in force on every instance when this answers; without {@code from} it counts as in force since
     * always. Warns of what may not have been meant, as {@code /validate} does: that it can never match, or would have given much
     * on the last purchases.
     */
    @POST
    public Uni<Response> make(RuleDefinition rule) {
        return change.make(Body.present(rule), caller.id()).map(Answer::response);
    }

    /**
     * Changes a rule for purchases that happen from now on, or from {@code from} on if that lies ahead; what was given
     * before keeps naming the version that gave it. Takes what GET answers, and warns as POST does.
     */
    @PUT
    @Path("/{code}")
    public Uni<RuleDefinition> change(@PathParam("code") String code, RuleDefinition rule) {
        if (!code.equals(Body.present(rule).code())) {
            throw Problem.invalid("code", "is another than that of the path");
        }
        return change.change(rule, caller.id());
    }

    /** The newest version of each rule, by code. */
    @GET
    public Uni<Page<RuleDefinition>> list(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), code -> code, "");
        return rules.book(pool)
                .map(book -> book.rules().newest().stream()
                        .filter(rule -> rule.code().compareTo(after) > 0)
                        .limit(page.limit() + 1L)
                        .map(rule -> RuleDefinition.of(rule, null))
                        .toList())
                .map(found -> Page.of(found, page.limit(), RuleDefinition::code));
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

    /**
     * Shows what a purchase would earn under the rules in force and, if one is given, a rule that is not yet; what that rule
     * would have cost on the last purchases; and what may not have been meant. Stores nothing.
     */
    @POST
    @Path("/validate")
    public Uni<ValidateRule.Validated> validate(ValidateRule.Asked asked) {
        return validation.validate(Body.present(asked));
    }
}
