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
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Cards and members that turn out to belong together. */
@Path("/v1")
class MergeResource {
    private final ClaimCard claim;
    private final MergeMembers merge;
    private final UndoMerge undo;
    private final Caller caller;

    MergeResource(ClaimCard claim, MergeMembers merge, UndoMerge undo, Caller caller) {
        this.claim = claim;
        this.merge = merge;
        this.undo = undo;
        this.caller = caller;
    }

    /**
     * A bearer card that is a member's from now on.
     *
     * @param code shows that the card is there, where the programme asks for it
     */
    public record Claim(UUID id, String number, String code) {}

    /** A member who is the same person as another. */
    public record Duplicate(UUID id, UUID from) {}

    /** A merge that was a mistake. */
    public record Undo(UUID id) {}

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

    /**
     * Makes a bearer card a member's: its points, holds and history come along. Another member's card is not found. Of a
     * member that was merged the answer says into which, as {@code mergedInto}.
     */
    @POST
    @Path("/members/{member}/cards")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Response> claim(@PathParam("member") UUID member, Claim asked) {
        var id = Body.id(asked, Claim::id);
        new Faults()
                .check("number", CardNumbers.isValid(asked.number()), "is not a card number")
                .optionalText("code", asked.code(), 2000)
                .refuse();
        if (caller.is(Role.MEMBER) && !caller.member().equals(member)) {
            throw Problem.notFound("member");
        }
        var key = caller.key("POST /v1/members/{member}/cards", id, List.of(asked, member));
        return claim.claim(key, member, asked).map(Answer::response);
    }

    /** Makes two members one: cards, points, holds and history of {@code from} are this member's from now on. */
    @POST
    @Path("/members/{member}/merge")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> merge(@PathParam("member") UUID member, Duplicate duplicate) {
        var id = Body.id(duplicate, Duplicate::id);
        var from = Body.required(duplicate, "from", Duplicate::from);
        var key = caller.key("POST /v1/members/{member}/merge", id, List.of(duplicate, member));
        return merge.merge(key, from, member).map(Answer::response);
    }

    /**
     * Takes a merge back. What was given to the cards that came with it goes with them, as far as it is not spent; refused
     * with {@code until} while points are set aside, and with {@code merge} if the survivor was merged itself since.
     */
    @POST
    @Path("/merges/{merge}/undo")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> undo(@PathParam("merge") UUID merge, Undo mistake) {
        var key = caller.key("POST /v1/merges/{merge}/undo", Body.id(mistake, Undo::id), List.of(mistake, merge));
        return undo.undo(key, merge).map(Answer::response);
    }
}
