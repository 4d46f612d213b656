package olp.cashback.payouts.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Aiko Sato                | Aiko Sato
            Åsa Ødegård              | Asa Odegard
            Zoë Großmann-Łukasz      | Zoe Grossmann-Lukasz
            D'Arcy & Sons (Ltd.)     | D'Arcy + Sons (Ltd.)
            <b>Mallory</b>; drop     | .b.Mallory./b.. drop
            佐藤                      | ..
            a\tb                     | a b
            """)
    void a_name_is_said_in_characters_that_every_bank_takes(String name, String said) {
        assertEquals(said, BankText.of(name, 70));
    }

    @Test
    void what_is_too_long_is_cut() {
        assertEquals("ss".repeat(35), BankText.of("ß".repeat(70), 70));
        assertEquals("ab", BankText.of("ab cd", 3));
    }

    @Test
    void an_account_does_not_give_itself_away() {
        var account = new BankAccount("DE89370400440532013000", "Aiko Sato", "COBADEFFXXX");
        assertEquals("DE********3000", account.masked());
        assertEquals("DE********3000", account.toString());
    }
}
