/**
 * Posts a real purchase history with its returns as the terminals would, and checks what the services make of it. {@link
 * olp.local.replay.model} reads the file's sense and computes what should come out; the rest sends and asks.
 */
package olp.local.replay;
