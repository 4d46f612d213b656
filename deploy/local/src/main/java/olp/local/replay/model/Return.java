package olp.local.replay.model;

import java.util.List;

/**
 * What of one purchase came back by one return invoice.
 *
 * @param invoice the return
 * @param purchase made by the same customer, not later
 * @param lines at least one, in the purchase's order, each line once
 */
public record Return(Invoice invoice, Invoice purchase, List<ReturnedLine> lines) {}
