package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.loyalty.merges.Merges.Merge;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** Members who turn out to be one. */
@Path("/v1/members/{member}/merge")
class MergeResource {
    private final MergeMembers merge;
    private final Caller caller;

    MergeResource(MergeMembers merge, Caller caller) {
        this.merge = merge;
        this.caller = caller;
    }

    /** A member who is the same person as another. */
    public record Duplicate(UUID id, UUID from) {}

    /**
     * A merge.
     *
     * @param accounts those that the cards were issued with which moved
     */
    public record View(UUID id, UUID from, UUID into, List<UUID> accounts, State state) {
        static View of(Merge merge) {
            return new View(merge.id(), merge.from(), merge.into(), merge.accounts(), State.MERGED);
        }

        static View undone(Merge merge) {
            return new View(merge.id(), merge.from(), merge.into(), merge.accounts(), State.UNDONE);
        }
    }

    /** Whether a merge holds. */
    public enum State {
        MERGED,
        UNDONE
    }

    /** Makes two members one: cards, points, holds and history of {@code from} are this member's from now on. */
    @POST
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> merge(@PathParam("member") UUID member, Duplicate duplicate) {
        var id = Body.id(duplicate, Duplicate::id);
        var from = Body.required(duplicate, "from", Duplicate::from);
        var key = caller.key("POST /v1/members/{member}/merge", id, List.of(duplicate, member));
        return merge.merge(key, from, member).map(Answer::response);
    }
}
