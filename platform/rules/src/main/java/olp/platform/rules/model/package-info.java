/**
 * What a rules engine decides. It knows no unit: an amount is points to one service and minor units of money to another;
 * and no language of conditions: whoever uses it hands over conditions that were read already.
 */
package olp.platform.rules.model;
