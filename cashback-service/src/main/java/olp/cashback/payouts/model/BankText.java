package olp.cashback.payouts.model;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the characters that every bank takes (EPC: basic Latin letters, digits and a few marks). Letters with marks lose
 * them, a few are spelt out, and what cannot be said becomes a full stop.
 */
public final class BankText {
    private static final String MARKS = " /-?:().,'+";
    private static final Map<Integer, String> SPELT = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Œ', "Oe"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '&', "+"));

    private BankText() {}

    /**
     * A text for a bank.
     *
     * @param most so many characters are kept
     */
    public static String of(String text, int most) {
        var written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
                .forEach(each -> written.append(SPELT.getOrDefault(each, plain(each))));
        return written.substring(0, Math.min(most, written.length())).strip();
    }

    private static String plain(int character) {
        var taken = character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || MARKS.indexOf(character) >= 0;
        return taken ? Character.toString(character) : Character.isWhitespace(character) ? " " : ".";
    }
}
