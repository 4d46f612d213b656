package olp.platform.web;

/** Card numbers: 16 digits, the last of which is a check digit (Luhn, ISO/IEC 7812-1 annex B). */
public final class CardNumbers {
    private static final int LENGTH = 16;

    private CardNumbers() {}

    /** True for 16 digits with a right check digit. */
    public static boolean isValid(String number) {
        if (number == null || number.length() != LENGTH || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return checkDigit(number.substring(0, LENGTH - 1)) == number.charAt(LENGTH - 1);
    }

    /**
     * The number, if it can be a card's.
     *
     * @throws Problem 400 that says what is wrong with it
     */
    public static String checked(String field, String number) {
        if (!isValid(number)) {
            throw Problem.invalid(field, "is not a card number: 16 digits with a right check digit");
        }
        return number;
    }

    /** The check digit for the first 15 digits. */
    public static char checkDigit(String first15) {
        int sum = 0;
        for (int i = 0; i < first15.length(); i++) {
            int digit = first15.charAt(first15.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
