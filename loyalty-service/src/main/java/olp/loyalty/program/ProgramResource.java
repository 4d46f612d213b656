package olp.loyalty.program;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.Tiers;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** The programme and its tiers: everybody may read them, the operator changes them. */
@Path("/v1")
class ProgramResource {
    private final SettingsStore settings;
    private final ChangeSettings change;
    private final Pool pool;
    private final Caller caller;

    ProgramResource(SettingsStore settings, ChangeSettings change, Pool pool, Caller caller) {
        this.settings = settings;
        this.change = change;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * The programme.
     *
     * @param at an instant, also one to come; left out: now
     */
    @GET
    @Path("/program")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Program> program(@QueryParam("at") String at) {
        return inForce(at).map(Settings::program);
    }

    /** Changes the programme from now on, or from an instant on, on every instance; warns of what may not be meant. */
    @PUT
    @Path("/program")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<ProgramChange> change(ProgramChange program) {
        return change.program(Body.present(program), caller.id())
                .map(made -> ProgramChange.of(made.settings().program(), program.from(), made.warnings()));
    }

    /**
     * The tiers.
     *
     * @param at an instant, also one to come; left out: now
     */
    @GET
    @Path("/tiers")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Tiers> tiers(@QueryParam("at") String at) {
        return inForce(at).map(Settings::tiers);
    }

    /** Changes the tiers from now on, or from an instant on, on every instance; warns of what may not be meant. */
    @PUT
    @Path("/tiers")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<TiersChange> change(TiersChange tiers) {
        return change.tiers(Body.present(tiers), caller.id())
                .map(made -> TiersChange.of(made.settings().tiers(), tiers.from(), made.warnings()));
    }

    private Uni<Settings> inForce(String at) {
        var instant = at == null ? Instant.now() : instant(at);
        return settings.history(pool).map(history -> history.at(instant));
    }

    private static Instant instant(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("at", "should be a time such as 2026-11-21T10:15:00Z");
        }
    }
}
