package olp.local.replay.model;

import java.util.List;
import java.util.Map;

/**
 * What return invoices were matched to.
 *
 * @param returns in order of time, those of one invoice by the purchases' order of matching
 * @param invoices how many return invoices, by how far they went
 * @param atItsPrice pieces matched to purchases at the price at which they came back
 * @param atAnother pieces matched to purchases at another price; these are worth what they were bought for
 * @param unmatched pieces that the customer had not bought before, or had sent back already
 */
public record Matched(
        List<Return> returns, Map<Extent, Integer> invoices, Pieces atItsPrice, Pieces atAnother, Pieces unmatched) {}
