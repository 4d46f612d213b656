package olp.loyalty.vouchers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoucherCodeTest {
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Property
    void a_code_is_read_as_it_is_written_in_whichever_letters(@ForAll @Size(VoucherCode.RANDOM_SIGNS) byte[] random) {
        var code = VoucherCode.of(random);
        assertEquals(code, VoucherCode.read(code));
        assertEquals(code, VoucherCode.read(VoucherCode.written(code)));
        assertEquals(code, VoucherCode.read(VoucherCode.written(code).toLowerCase(Locale.ROOT)));
        assertEquals(19, VoucherCode.written(code).length());
    }

    @Property
    void a_single_wrong_sign_is_found(
            @ForAll @Size(VoucherCode.RANDOM_SIGNS) byte[] random,
            @ForAll @IntRange(max = 15) int place,
            @ForAll @IntRange(min = 1, max = 31) int by) {
        var code = VoucherCode.of(random).toCharArray();
        code[place] = SIGNS.charAt((SIGNS.indexOf(code[place]) + by) % 32);
        assertNull(VoucherCode.read(new String(code)));
    }

    @Property
    void other_signs_are_another_code(
            @ForAll @Size(VoucherCode.RANDOM_SIGNS) byte[] random, @ForAll @IntRange(max = 14) int place) {
        var other = Arrays.copyOf(random, random.length);
        other[place] ^= 1;
        assertNotEquals(VoucherCode.of(random), VoucherCode.of(other));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "AAAA-AAAA-AAAA-AAAB-A",
                "OOOO-OOOO-OOOO-OOOO",
                "AAAA-AAAA-AAAA-AAA!",
                "ÄÄÄÄ-AAAA-AAAA-AAAA"
            })
    void what_cannot_be_a_code_is_none(String typed) {
        assertNull(VoucherCode.read(typed));
    }
}
