package olp.bench.measures;

/** What can be asked for by itself. */
public enum Topic {
    /** The load generator's own limit. */
    GENERATOR,
    /** The baseline. */
    A,
    /** Purchases one by one. */
    SINGLE,
    /** The same on a hundred cards. */
    HOT,
    /** Purchases in journals. */
    JOURNAL,
    /** Balances against a constant answer. */
    BALANCE,
    /** Purchases under rules, against the same without, and the engine by itself. */
    RULES,
    /** What cashback-service takes in: a backlog, and how soon a purchase is in the wallet. */
    CASHBACK,
    /** The slowest in a hundred at half the rate. */
    LATENCY,
    /** The baseline otherwise: five statements; hot accounts. */
    ORIENTATION,
    /** An account with many entries against one with few. */
    STATEMENT,
    /** Purchases one by one, in a ledger that is full. */
    FULL
}
