package olp.cashback.wallets.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.cashback.wallets.model.Debts.Leaving;
import org.junit.jupiter.api.Test;

class DebtsTest {
    private static final UUID AIKO = new UUID(0, 1);
    private static final UUID BERT = new UUID(0, 2);
    private static final UUID CARD = new UUID(0, 3);

    @Test
    void who_leaves_a_wallet_that_others_stay_in_takes_what_was_owed_when_it_came() {
        assertEquals(
                Map.of(BERT, 4L), Debts.shares(List.of(new Leaving(BERT, AIKO, 4)), Map.of(AIKO, 10L), Set.of(AIKO)));
    }

    @Test
    void no_more_goes_than_is_owed_still() {
        assertEquals(
                Map.of(BERT, 3L), Debts.shares(List.of(new Leaving(BERT, AIKO, 4)), Map.of(AIKO, 3L), Set.of(AIKO)));
    }

    @Test
    void who_leaves_a_wallet_empty_takes_all_of_its_debt() {
        assertEquals(
                Map.of(AIKO, 6L, BERT, 4L, CARD, 0L),
                Debts.shares(
                        List.of(new Leaving(CARD, AIKO, 0), new Leaving(BERT, AIKO, 4), new Leaving(AIKO, AIKO, 0)),
                        Map.of(AIKO, 10L),
                        Set.of()));
    }

    @Test
    void a_wallet_that_its_own_card_has_left_is_left_empty_by_the_last_that_stayed() {
        assertEquals(
                Map.of(BERT, 10L, CARD, 0L),
                Debts.shares(
                        List.of(new Leaving(CARD, AIKO, 0), new Leaving(BERT, AIKO, 0)), Map.of(AIKO, 10L), Set.of()));
    }

    @Test
    void without_a_debt_nothing_goes() {
        assertEquals(Map.of(BERT, 0L), Debts.shares(List.of(new Leaving(BERT, AIKO, 4)), Map.of(), Set.of(AIKO)));
    }
}
