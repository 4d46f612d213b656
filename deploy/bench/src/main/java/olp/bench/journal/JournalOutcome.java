package olp.bench.journal;

/**
 * What came of journals.
 *
 * @param perSecond lines a second that were recorded in the measured time
 * @param sendAgain lines that were over capacity, at any time, and would have to be sent again
 */
public record JournalOutcome(double perSecond, long sendAgain) {}
