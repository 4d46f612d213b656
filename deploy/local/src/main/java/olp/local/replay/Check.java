package olp.local.replay;

import java.util.function.LongSupplier;

/**
 * A figure that a service should come to report.
 *
 * @param of whose figure it is
 * @param expected what it should be
 * @param ask asks the service for what it is now
 */
record Check(String of, long expected, LongSupplier ask) {}
