package olp.loyalty.referrals;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.cards.Cards;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.giving.GiveGifts;
import olp.loyalty.giving.GiveGifts.Present;
import olp.loyalty.giving.model.Occasion;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.model.Program;
import olp.loyalty.referrals.Referrals.Pair;
import olp.loyalty.referrals.model.Verdict;
import olp.platform.ledger.Wanted;

/**
 * Gives referrers their gifts: each in a transaction of its own, under both accounts' locks, once, whichever instance
 * takes it up.
 */
@ApplicationScoped
class RewardReferrers {
    private static final int AT_A_TIME = 50;

    private final Pool pool;
    private final Referrals referrals;
    private final Cards cards;
    private final PointsDesk desk;
    private final Definitions definitions;
    private final GiveGifts give;

    RewardReferrers(
            Pool pool, Referrals referrals, Cards cards, PointsDesk desk, Definitions definitions, GiveGifts give) {
        this.pool = pool;
        this.referrals = referrals;
        this.cards = cards;
        this.desk = desk;
        this.definitions = definitions;
        this.give = give;
    }

    private record Cardholders(Pair pair, Optional<Card> friend, Optional<Card> referrer) {
        List<String> numbers() {
            return java.util.stream.Stream.of(friend, referrer)
                    .flatMap(Optional::stream)
                    .map(Card::number)
                    .toList();
        }
    }

    @Scheduled(
            identity = "reward-referrers",
            every = "${olp.referrals.reward-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reward() {
        return referrals
                .due(pool, AT_A_TIME)
                .flatMap(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(friend -> reward(friend)
                                .onFailure()
                                .invoke(failure -> Log.errorf(failure, "The referral of %s waits", friend))
                                .onFailure()
                                .recoverWithNull())
                        .collect()
                        .last());
    }

    private Uni<Void> reward(UUID friend) {
        return referrals
                .pair(pool, friend)
                .flatMap(pair -> Uni.combine()
                        .all()
                        .unis(usable(pair.friend()), usable(pair.referrer()))
                        .asTuple()
                        .map(found -> new Cardholders(pair, found.getItem1(), found.getItem2()))
                        .flatMap(both -> desk.inTransaction(
                                both.numbers(),
                                card -> new Wanted(),
                                (tx, locked, program) -> referrals
                                        .lock(tx, friend)
                                        .flatMap(due -> due.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : settle(tx, friend, both, locked, program, due.get())))));
    }

    private Uni<Optional<Card>> usable(UUID member) {
        return cards.of(pool, member)
                .map(held -> held.stream()
                        .filter(card -> card.state() == Card.State.ACTIVE)
                        .findFirst());
    }

    private Uni<Void> settle(
            SqlConnection tx, UUID friend, Cardholders both, Locked locked, Program program, Instant boughtAt) {
        var at = locked.ledger().at();
        var year = at.atZone(program.zone()).toLocalDate().withDayOfYear(1).atStartOfDay(program.zone());
        var referrer = both.pair().referrer();
        return definitions
                .read(tx)
                .flatMap(known -> referrals
                        .given(tx, referrer, year.toInstant())
                        .flatMap(given -> {
                            var promised = ReferralSetting.at(known, boughtAt);
                            var verdict = Verdict.of(
                                    promised == null ? null : promised.terms(),
                                    both.referrer().isPresent(),
                                    isOneCustomer(both, locked),
                                    given);
                            return switch (verdict) {
                                case Verdict.Give gift ->
                                    referrals
                                            .settle(tx, friend, referrer, null, at)
                                            .flatMap(settled -> referrals.count(tx, referrer))
                                            .flatMap(counted ->
                                                    give(tx, both, locked, program, known, gift, promised.version()));
                                case Verdict.Refuse refused ->
                                    referrals
                                            .settle(
                                                    tx,
                                                    friend,
                                                    referrer,
                                                    refused.reason().name(),
                                                    at)
                                            .flatMap(settled -> refused.reason() == Verdict.Reason.YEAR_IS_FULL
                                                    ? referrals.count(tx, referrer)
                                                    : Uni.createFrom().voidItem());
                            };
                        }));
    }

    private static boolean isOneCustomer(Cardholders both, Locked locked) {
        return both.pair().friend().equals(both.pair().referrer())
                || both.friend().isPresent()
                        && both.referrer().isPresent()
                        && account(both.friend().get(), locked)
                                .equals(account(both.referrer().get(), locked));
    }

    private static UUID account(Card card, Locked locked) {
        return locked.cards().get(card.number()).account();
    }

    private Uni<Void> give(
            SqlConnection tx,
            Cardholders both,
            Locked locked,
            Program program,
            Snapshot known,
            Verdict.Give gift,
            int version) {
        var card = locked.cards().get(both.referrer().orElseThrow().number());
        var occasion = new Occasion("referral", version, "Thank you for bringing a friend");
        return give.give(tx, locked, program, known, List.of(new Present(card, gift.gift(), occasion)));
    }
}
