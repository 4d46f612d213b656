package olp.loyalty.referrals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** Who brings most. */
@Path("/v1/referrals")
@RolesAllowed(Role.OF_OPERATOR)
class AmbassadorResource {
    private final Referrals referrals;
    private final Pool pool;

    AmbassadorResource(Referrals referrals, Pool pool) {
        this.referrals = referrals;
        this.pool = pool;
    }

    /**
     * A member who brings others.
     *
     * @param brought friends who came and bought
     * @param gifts that were given for them
     */
    public record AmbassadorView(UUID member, String name, String referralCode, int brought, long gifts) {}

    /** Members who bring others, those who brought most first. */
    @GET
    public Uni<Page<AmbassadorView>> ambassadors(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), Place::read, new Place(Integer.MAX_VALUE, new UUID(0, 0)));
        return referrals
                .most(pool, after.brought(), after.member(), page.limit() + 1)
                .map(found -> found.stream()
                        .map(each -> new AmbassadorView(
                                each.member(), each.name(), each.referralCode(), each.brought(), each.gifts()))
                        .toList())
                .map(found -> Page.of(found, page.limit(), each -> each.brought() + " " + each.member()));
    }

    private record Place(int brought, UUID member) {
        static Place read(String text) {
            var words = text.split(" ");
            return new Place(Integer.parseInt(words[0]), UUID.fromString(words[1]));
        }
    }
}
