package olp.local.replay;

import java.nio.file.Path;

/**
 * What is to be replayed, and how.
 *
 * @param file in the Online Retail format
 * @param journals whether purchases and returns are posted in journals; else one by one
 * @param atOnce how many terminals post at the same time, 1 or more
 * @param limit of purchases, from the file's beginning, which are posted with all returns of them; {@link Integer#MAX_VALUE} for all
 * @param asIs whether the file's times are left as they are
 * @param rules whether it is replayed under a programme of rules
 */
public record ReplayRequest(Path file, boolean journals, int atOnce, int limit, boolean asIs, boolean rules) {}
