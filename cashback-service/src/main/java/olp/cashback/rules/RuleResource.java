package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Requests;
import olp.platform.web.Role;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rules, for the operator. */
@Path("/v1/rules")
@RolesAllowed(Role.OF_OPERATOR)
class RuleResource {
    private static final String MAKE = "POST /v1/rules";

    private final ChangeRules rules;
    private final Requests requests;
    private final Mutiny.SessionFactory sessions;
    private final Caller caller;

    RuleResource(ChangeRules rules, Requests requests, Mutiny.SessionFactory sessions, Caller caller) {
        this.rules = rules;
        this.requests = requests;
        this.sessions = sessions;
        this.caller = caller;
    }

    /** Makes a rule. Without {@code from} it counts as in force since always. */
    @POST
    public Uni<Response> make(NewRule body) {
        var asked = Body.present(body);
        var rule = asked.rule();
        var author = caller.id();
        var key = caller.key(MAKE, asked.request(), rule);
        return sessions.withTransaction(session -> requests.once(
                        Tx.of(session),
                        key,
                        () -> rules.make(session, rule, author).map(made -> Answer.of(201, made))))
                .map(Answer::response);
    }

    /** Changes a rule for purchases made from {@code from} on, or else from now on. Takes what GET answers. */
    @PUT
    @Path("/{code}")
    public Uni<Rule> change(@PathParam("code") String code, Rule body) {
        var asked = Body.present(body);
        if (asked.code() != null && !asked.code().equals(code)) {
            throw Problem.invalid("code", "is another than that of the path");
        }
        if (!Rule.isCode(code)) {
            throw Problem.notFound("rule");
        }
        var rule = new Rule(
                code, asked.percent(), asked.when(), asked.from(), asked.until(), asked.fundedBy(), asked.version());
        return rules.change(rule.checked(), caller.id());
    }

    /** The newest version of each rule, by code. */
    @GET
    public Uni<Page<Rule>> list(@BeanParam PageRequest page) {
        return rules.after(Cursor.decode(page.cursor(), RuleResource::code, ""), page.limit() + 1)
                .map(found -> Page.of(found, page.limit(), Rule::code));
    }

    private static String code(String text) {
        if (!Rule.isCode(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
