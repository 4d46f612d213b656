package olp.loyalty.program;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Tiers;
import olp.platform.web.Body;
import olp.platform.web.Caller;
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

    /** The programme now. */
    @GET
    @Path("/program")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Program> program() {
        return settings.history(pool).map(history -> history.current().program());
    }

    /** Changes the programme from now on, on every instance. */
    @PUT
    @Path("/program")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Program> change(Program program) {
        return change.program(Body.present(program), caller.id()).map(changed -> changed.program());
    }

    /** The tiers now. */
    @GET
    @Path("/tiers")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Tiers> tiers() {
        return settings.history(pool).map(history -> history.current().tiers());
    }

    /** Changes the tiers from now on, on every instance. */
    @PUT
    @Path("/tiers")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Tiers> change(Tiers tiers) {
        return change.tiers(Body.present(tiers), caller.id()).map(changed -> changed.tiers());
    }
}
