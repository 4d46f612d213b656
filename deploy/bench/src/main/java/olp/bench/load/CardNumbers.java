package olp.bench.load;

/** The numbers of the seeded cards, by place; {@code seed.sql} makes the same ones. */
public final class CardNumbers {

    private static final long FIRST = 900_000_000_000_000L;

    private CardNumbers() {}

    /** The card at a place: 15 digits, the first a 9, and Luhn's check digit. */
    public static String of(int place) {
        long digits = FIRST + place;
        int sum = 0;
        boolean twice = true;
        for (long rest = digits; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10);
            int weighted = twice ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            twice = !twice;
        }
        return Long.toString(digits * 10 + (10 - sum % 10) % 10);
    }
}
