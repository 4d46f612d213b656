package olp.cashback.rules.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import olp.cashback.rules.model.ConditionText.Misunderstood;
import olp.cashback.rules.model.ConditionText.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {
    private static final UUID GYM = UUID.fromString("0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01");

    @Test
    void no_text_is_met_everywhere() {
        assertEquals(new Understood(new Condition.Always()), ConditionText.read(null));
        assertTrue(new Condition.Always().isMetAt(GYM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01'",
                "partner.id==\"0199A4C1-7D20-7A11-9F0E-2B6C4D8E1A01\"",
                "  partner . id\n ==  '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01'  ",
            })
    void a_partner_may_be_named(String text) {
        var condition = new Condition.AtPartner(GYM);
        assertEquals(new Understood(condition), ConditionText.read(text));
        assertTrue(condition.isMetAt(GYM));
        assertFalse(condition.isMetAt(UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ``                                                       | 1  | `'partner'`
            `   `                                                    | 4  | `'partner'`
            total > 5                                                | 1  | `'partner'`
            partner                                                  | 8  | `'.'`
            partners.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01'    | 8  | `'.'`
            partner.name == 'Gym'                                    | 9  | `'id'`
            partner.id = '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01'      | 12 | `'=='`
            partner.id != '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01'     | 12 | `'=='`
            partner.id ==                                            | 14 | a partner's id in quotes
            partner.id == 0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01       | 15 | a partner's id in quotes
            partner.id == 'gym'                                      | 16 | a UUID
            partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a0'      | 16 | a UUID
            partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01      | 52 | the closing quote
            partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01"     | 52 | the closing quote
            partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01' &&  | 54 | nothing more
            """)
    void what_is_not_understood_is_refused_at_its_position(String text, int position, String expected) {
        assertEquals(new Misunderstood(position, expected), ConditionText.read(text));
    }
}
