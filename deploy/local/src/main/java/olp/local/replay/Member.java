package olp.local.replay;

import java.util.UUID;

/** A customer of the file as the programme knows it. */
record Member(UUID id, String card) {}
