package olp.cashback.payouts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbansTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            DE89370400440532013000             | true
            GB82WEST12345698765432             | true
            NO9386011117947                    | true
            FR1420041010050500013M02606        | true
            MT84MALT011000012345MTLCAST001S    | true
            DE89370400440532013001             | false
            DE98370400440532013000             | false
            DE8937040044053201300              | false
            DE893704004405320130000            | false
            GB82WEST1234569876543A             | false
            XX89370400440532013000             | false
            DE89 3704 0044 0532 0130 00        | false
            de89370400440532013000             | false
            DE8937040044053201300Ø             | false
            89370400440532013000               | false
            DE                                 | false
            ''                                 | false
            none                               | false
            """)
    void length_letters_and_check_digits_must_be_right(String iban, boolean valid) {
        assertEquals(valid, Ibans.isValid(iban));
    }
}
