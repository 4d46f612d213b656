package olp.loyalty.rewards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.model.History;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.rewards.model.Reward;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Cursor;
import olp.platform.web.Faults;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** The catalogue of rewards, and orders of them. */
@Path("/v1/rewards")
class RewardResource {
    private final ChangeRewards change;
    private final OrderReward orders;
    private final Definitions definitions;
    private final RewardStock stock;
    private final Pool pool;
    private final Caller caller;

    RewardResource(
            ChangeRewards change,
            OrderReward orders,
            Definitions definitions,
            RewardStock stock,
            Pool pool,
            Caller caller) {
        this.change = change;
        this.orders = orders;
        this.definitions = definitions;
        this.stock = stock;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * A reward to be paid with points.
     *
     * @param card whose points
     * @param code shows that the customer is there, where a till orders and the programme asks for it
     */
    public record NewOrder(UUID id, String card, String code) {}

    /** Puts a reward into the catalogue. Without {@code from} it is on offer at once. */
    @POST
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> make(RewardTerms reward) {
        var asked = Body.present(reward).checked(null);
        return change.make(caller.key("POST /v1/rewards", asked.request(), asked), asked)
                .map(Answer::response);
    }

    /** Changes a reward, from now on or from its {@code from} if that is later; vouchers that were issued stay. */
    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<RewardTerms> change(@PathParam("code") String code, RewardTerms reward) {
        return change.change(code, Body.present(reward).checked(code), caller.id());
    }

    /** The catalogue by code: for the operator all as last defined, for others what can be ordered now. */
    @GET
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Page<RewardTerms>> list(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), code -> code, "");
        var all = caller.is(Role.OPERATOR);
        return definitions
                .read(pool)
                .flatMap(snapshot -> Definitions.now(pool)
                        .map(now -> found(snapshot.of(Rewards.KIND), all, after, page.limit() + 1, now))
                        .flatMap(found -> stock.given(
                                        pool, found.stream().map(Version::code).toList())
                                .map(given -> Page.of(
                                        found.stream()
                                                .map(each -> RewardTerms.of(each, given.get(each.code()), null))
                                                .toList(),
                                        page.limit(),
                                        RewardTerms::code))));
    }

    private static List<Version<Reward>> found(
            History<Reward> rewards, boolean all, String after, int limit, Instant now) {
        return all
                ? rewards.after(after, limit)
                : rewards.at(now).stream()
                        .filter(each -> each.code().compareTo(after) > 0)
                        .filter(each ->
                                each.terms().points() != null && each.terms().isOnOffer(now))
                        .limit(limit)
                        .toList();
    }

    /**
     * Pays a reward with points, the soonest expiring first, takes one of its stock, and issues a voucher. 409
     * {@code insufficient-points} with {@code available}, {@code out-of-stock}, {@code not-on-offer}.
     */
    @POST
    @Path("/{code}/orders")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
    public Uni<Response> order(@PathParam("code") String code, NewOrder order) {
        var id = Body.id(order, NewOrder::id);
        new Faults()
                .check("card", CardNumbers.isValid(order.card()), "is not a card number")
                .optionalText("code", order.code(), 2_000)
                .refuse();
        var key = caller.key("POST /v1/rewards/{code}/orders", id, List.of(code, order));
        return orders.order(key, code, order, caller.is(Role.MEMBER) ? caller.member() : null, caller.is(Role.TERMINAL))
                .map(Answer::response);
    }
}
