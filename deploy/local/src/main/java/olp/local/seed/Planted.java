package olp.local.seed;

import java.util.UUID;

/**
 * What somebody who tries the demo coalition begins with.
 *
 * @param fitnessClub the partner whose till they can play
 * @param member somebody who has bought at several partners
 * @param card that member's
 */
public record Planted(UUID fitnessClub, UUID member, String card) {}
