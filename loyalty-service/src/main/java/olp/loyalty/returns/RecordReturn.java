package olp.loyalty.returns;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.cards.CardLocks;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.loyalty.purchases.PurchaseJson;
import olp.loyalty.returns.PostgresReturns.Known;
import olp.loyalty.returns.PostgresReturns.Sold;
import olp.loyalty.returns.model.Sale;
import olp.loyalty.tiers.Regrade;
import olp.loyalty.tiers.TierEvents.Cause;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Part;
import olp.platform.web.Answer;
import olp.platform.web.Contents;
import olp.platform.web.Problem;
import olp.platform.web.Requests;

/**
 * Records a return in one transaction of its own. The return is its own record of the request: repeated, it is answered
 * as before; used for something else, its id is refused.
 */
@ApplicationScoped
public class RecordReturn {
    /** Another transaction recorded the same id meanwhile, or both waited for what the other had locked. */
    private static final Set<String> AGAIN = Set.of("23505", "40P01");

    private final Pool pool;
    private final CardLocks locks;
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final PostgresReturns returns;
    private final SettingsStore settings;
    private final Regrade regrade;
    private final Outbox outbox;
    private final ReturnGifts gifts;
    private final PurchaseJson json;

    RecordReturn(
            Pool pool,
            CardLocks locks,
            PostgresLedger ledger,
            CardAccounts accounts,
            PostgresReturns returns,
            SettingsStore settings,
            Regrade regrade,
            Outbox outbox,
            ReturnGifts gifts,
            PurchaseJson json) {
        this.pool = pool;
        this.locks = locks;
        this.ledger = ledger;
        this.accounts = accounts;
        this.returns = returns;
        this.settings = settings;
        this.regrade = regrade;
        this.outbox = outbox;
        this.gifts = gifts;
        this.json = json;
    }

    private record Content(UUID purchase, Return asked) {}

    /**
     * Records it, or says what was answered when it was recorded.
     *
     * @throws Problem 400 if it makes no sense, 404 if the partner has no such sale, 409 if less than that is left of it
     */
    public Uni<Answer> record(UUID purchase, Return asked, UUID partner) {
        asked.check();
        var hash = Contents.hash(new Content(purchase, asked));
        return locks.patiently(() -> pool.withTransaction(tx -> returns.find(tx, asked.id())
                        .flatMap(known -> known.isPresent()
                                ? Uni.createFrom().item(repeated(known.get(), partner, hash))
                                : record(tx, purchase, asked, partner, hash))))
                .onFailure(failure -> failure instanceof PgException refused && AGAIN.contains(refused.getSqlState()))
                .retry()
                .atMost(3);
    }

    private static Answer repeated(Known known, UUID partner, byte[] hash) {
        if (!known.partner().equals(partner)) {
            throw Problem.idTaken();
        }
        if (!Arrays.equals(known.hash(), hash)) {
            throw Requests.idReused();
        }
        return new Answer(200, known.answer(), true);
    }

    private Uni<Answer> record(SqlConnection tx, UUID purchase, Return asked, UUID partner, byte[] hash) {
        return returns.sold(tx, purchase).flatMap(found -> {
            var sold = sold(found, partner);
            var sale = Sales.of(sold.purchase());
            return gifts.atStake(tx, sold.purchase())
                    .flatMap(stake -> locks.lock(
                            tx, List.of(sold.purchase().card()), card -> wanted(sale, card.account(), stake)))
                    .flatMap(locked -> Uni.combine()
                            .all()
                            .unis(returns.returned(tx, sale), settings.history(tx), returns.find(tx, asked.id()))
                            .asTuple()
                            .flatMap(read -> {
                                if (read.getItem3().isPresent()) {
                                    return Uni.createFrom()
                                            .item(repeated(read.getItem3().get(), partner, hash));
                                }
                                var at = locked.ledger().at();
                                checkTime(
                                        asked.occurredAt(),
                                        at,
                                        read.getItem2().at(at).program());
                                var card = locked.cards().get(sold.purchase().card());
                                var policy = read.getItem2()
                                        .at(sold.purchase().occurredAt())
                                        .program()
                                        .returns();
                                var before = read.getItem1();
                                var posting = new ReturnPosting(sold, sale, card, locked.ledger(), policy);
                                var quantities = posting.quantities(asked, before);
                                var left = ReturnGifts.left(sold, sale, before, quantities);
                                return gifts.takeBack(tx, sale.id(), card.account(), left, at)
                                        .flatMap(taken ->
                                                write(tx, posting.post(asked, before, quantities, taken), hash, at));
                            }));
        });
    }

    private static Sold sold(Optional<Sold> found, UUID partner) {
        return found.filter(sold -> sold.partner().equals(partner)).orElseThrow(() -> Problem.notFound("purchase"));
    }

    /** Lots that the points came from and those they were given as, and enough others to take them back from. */
    private static Wanted wanted(Sale sale, UUID account, List<LotPoints> stake) {
        var gifts = stake.stream().mapToLong(LotPoints::points).sum();
        return new Wanted()
                .lots(sale.tender().stream()
                        .flatMap(part -> part.lots().stream())
                        .map(Part::lot)
                        .toList())
                .lots(sale.earned().stream()
                        .map(Sale.Earned::lot)
                        .filter(lot -> lot != null)
                        .toList())
                .lots(stake.stream().map(LotPoints::lot).toList())
                .reversing(account, Math.max(1, sale.points() + gifts));
    }

    private static void checkTime(Instant occurredAt, Instant now, Program program) {
        if (occurredAt != null && occurredAt.isAfter(now.plus(Duration.ofMinutes(5)))) {
            throw Problem.invalid("occurredAt", "is more than 5 minutes ahead");
        }
        if (occurredAt != null && occurredAt.isBefore(now.minus(Duration.ofDays(program.maxAgeDays())))) {
            throw Problem.invalid("occurredAt", "is more than " + program.maxAgeDays() + " days ago");
        }
    }

    private Uni<Answer> write(SqlConnection tx, ReturnPosting.Booked booked, byte[] hash, Instant at) {
        var event = booked.event();
        var body = json.write(event);
        var answer = json.write(new ReturnEvents.Answered(
                event.id(),
                event.purchase(),
                new ReturnEvents.Refunded(
                        event.refund().money(),
                        event.refund().points(),
                        event.refund().cashback(),
                        event.currency()),
                new ReturnEvents.Reversed(
                        event.points().reversed(), event.points().shortfall()),
                event.gifts()));
        var key = booked.card().issuedAccount();
        var told = new java.util.ArrayList<>(booked.due());
        told.add(OutgoingEvent.of(
                "loyalty.purchases", key.toString(), "loyalty.purchase-returned.v1", event.id(), body));
        var cause = new Cause(booked.card().account(), booked.card().number(), event.id(), event.occurredAt());
        return Uni.join()
                .all(
                        ledger.write(tx, booked.batch()),
                        returns.insert(tx, booked, hash, body, answer),
                        accounts.add(tx, Map.of(key, new Past(-booked.counted(), 0))),
                        regrade.returned(tx, cause, booked.counted(), at)
                                .invoke(told::addAll)
                                .flatMap(levels -> outbox.append(Tx.of(tx), told)))
                .andFailFast()
                .replaceWith(new Answer(201, answer, false));
    }
}
