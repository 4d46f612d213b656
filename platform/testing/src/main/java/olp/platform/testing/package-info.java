/** What the tests of every service share: real servers started once, tokens, a probe on Kafka, and rules of structure. */
package olp.platform.testing;
