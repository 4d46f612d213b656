package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Cards that turn out to be a member's. */
@Path("/v1/members/{member}/cards")
class ClaimResource {
    private final ClaimCard claim;
    private final Caller caller;

    ClaimResource(ClaimCard claim, Caller caller) {
        this.claim = claim;
        this.caller = caller;
    }

    /**
     * A bearer card that is a member's from now on.
     *
     * @param code shows that the card is there, where the programme asks for it
     */
    public record Claim(UUID id, String number, String code) {}

    /**
     * Makes a bearer card a member's: its points, holds and history come along. Another member's card is not found. Of a
     * member that was merged the answer says into which, as {@code mergedInto}.
     */
    @POST
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
        return claim.claim(key, member, asked, caller.is(Role.OPERATOR)).map(Answer::response);
    }
}
