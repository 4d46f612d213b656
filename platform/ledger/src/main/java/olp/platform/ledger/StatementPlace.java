package olp.platform.ledger;

/**
 * A place in a statement, after which it goes on to what is older.
 *
 * @param seq number of the entry
 * @param share which of its lines, from 0: an entry has a line for each of the rules that gave it together
 */
public record StatementPlace(long seq, int share) {
    /** Before the newest. */
    public static final StatementPlace BEGINNING = new StatementPlace(Long.MAX_VALUE, 0);

    /** The place that a text names, as {@link #toString} wrote it; a {@link RuntimeException} if it names none. */
    public static StatementPlace of(String text) {
        var parts = text.split("\\.", 2);
        return new StatementPlace(Long.parseLong(parts[0]), parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }

    boolean isBefore(StatementPlace other) {
        return other.seq < seq || other.seq == seq && other.share > share;
    }

    @Override
    public String toString() {
        return share == 0 ? Long.toString(seq) : seq + "." + share;
    }
}
