package olp.loyalty.stamps;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.model.History;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.stamps.model.Progress;
import olp.loyalty.stamps.model.StampCard;
import olp.loyalty.stamps.model.StampCard.Counts;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** How far a card is with each stamp card. */
@Path("/v1/cards/{number}/stamps")
@RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
class CardStampsResource {
    private final Cards cards;
    private final PostgresStamps stamps;
    private final Definitions definitions;
    private final Pool pool;
    private final Caller caller;

    CardStampsResource(Cards cards, PostgresStamps stamps, Definitions definitions, Pool pool, Caller caller) {
        this.cards = cards;
        this.stamps = stamps;
        this.definitions = definitions;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * A stamp card and how far it is.
     *
     * @param stamps that are not a gift yet; below zero while a gift that was used up is to be made good after a return
     * @param missing stamps to the next gift
     * @param gifts so far
     */
    public record Stamped(
            String code,
            String name,
            Counts counts,
            int every,
            long stamps,
            long missing,
            long gifts,
            Gift gift,
            UUID partner,
            Instant until) {}

    /** The stamp cards that take part now, or that have stamps of this card, by code. */
    @GET
    public Uni<Page<Stamped>> stamps(@PathParam("number") String number, @BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), code -> code, "");
        return cards.visible(pool, caller, number)
                .flatMap(card -> stamps.of(pool, card.account()))
                .flatMap(progress -> definitions
                        .read(pool)
                        .flatMap(known -> Definitions.now(pool)
                                .map(now -> Page.of(
                                        stamped(known.of(Stamps.KIND), progress, now).stream()
                                                .filter(each -> each.code().compareTo(after) > 0)
                                                .limit(page.limit() + 1L)
                                                .toList(),
                                        page.limit(),
                                        Stamped::code))));
    }

    private static List<Stamped> stamped(History<StampCard> all, Map<String, Progress> progress, Instant now) {
        return all.at(now).stream()
                .filter(each -> progress.containsKey(each.code()) || isOn(each.terms(), now))
                .map(each -> stamped(each, progress.getOrDefault(each.code(), Progress.NONE)))
                .toList();
    }

    private static boolean isOn(StampCard card, Instant now) {
        return (card.from() == null || !card.from().isAfter(now))
                && (card.until() == null || card.until().isAfter(now));
    }

    private static Stamped stamped(Version<StampCard> version, Progress progress) {
        var card = version.terms();
        return new Stamped(
                version.code(),
                card.name(),
                card.counts(),
                card.every(),
                progress.stamps(),
                Math.max(1, card.every() - progress.stamps()),
                progress.gifts(),
                card.gift(),
                card.partner(),
                card.until());
    }
}
