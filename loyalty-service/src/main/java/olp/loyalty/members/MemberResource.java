package olp.loyalty.members;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Personal;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Members and their profiles. */
@Path("/v1/members")
class MemberResource {
    private final EnrolMember enrol;
    private final Members members;
    private final Cards cards;
    private final Pool pool;
    private final Caller caller;

    MemberResource(EnrolMember enrol, Members members, Cards cards, Pool pool, Caller caller) {
        this.enrol = enrol;
        this.members = members;
        this.cards = cards;
        this.pool = pool;
        this.caller = caller;
    }

    /** Somebody to enrol; all but the id may be left out. */
    public record NewMember(
            UUID id,
            @Personal String name,
            @Personal String email,
            @Personal String phone,
            @Personal LocalDate birthDate,
            String locale,
            String timeZone,
            String referredBy) {

        Member as(String referralCode) {
            return new Member(id, name, email, phone, birthDate, locale, timeZone, referralCode, referredBy);
        }
    }

    /** A member's profile. */
    public record Profile(
            UUID id,
            String name,
            String email,
            String phone,
            LocalDate birthDate,
            String locale,
            String timeZone,
            String referralCode,
            List<Card.View> cards) {}

    /** Enrols a member with a personal card. */
    @POST
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> enrol(NewMember member) {
        var id = Body.id(member, NewMember::id);
        var born = member.birthDate();
        new Faults()
                .optionalText("name", member.name(), 200)
                .optionalText("email", member.email(), 254)
                .check(
                        "email",
                        member.email() == null || member.email().matches("[^@\\s]+@[^@\\s]+"),
                        "is not an e-mail address")
                .optionalText("phone", member.phone(), 40)
                .check(
                        "birthDate",
                        born == null || born.getYear() >= 1900 && born.isBefore(LocalDate.now()),
                        "should be since 1900 and past")
                .check(
                        "locale",
                        member.locale() == null || member.locale().matches("[a-z]{2,3}(-[A-Z]{2})?"),
                        "should be such as en or nb-NO")
                .optionalZone("timeZone", member.timeZone())
                .optionalText("referredBy", member.referredBy(), 40)
                .refuse();
        return enrol.enrol(caller.key("POST /v1/members", id, member), member).map(Answer::response);
    }

    /**
     * A member's profile and cards: the member's own, or any for the operator. One that was merged into another is not
     * found; the answer names the other as {@code mergedInto}.
     */
    @GET
    @Path("/{member}")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Profile> profile(@PathParam("member") UUID id) {
        if (caller.is(Role.MEMBER) && !caller.member().equals(id)) {
            throw Problem.notFound("member");
        }
        return members.existing(pool, id).flatMap(member -> cards.of(pool, id).map(held -> profile(member, held)));
    }

    private static Profile profile(Member member, List<Card> cards) {
        return new Profile(
                member.id(),
                member.name(),
                member.email(),
                member.phone(),
                member.birthDate(),
                member.locale(),
                member.timeZone(),
                member.referralCode(),
                cards.stream().map(Card::view).toList());
    }
}
