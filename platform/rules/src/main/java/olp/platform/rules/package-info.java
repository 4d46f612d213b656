/**
 * One rules engine for every service: conditions in CEL over facts that the service declares, and the tables that keep
 * rules and what is used of their caps and budgets. What is decided is in {@code model}.
 */
package olp.platform.rules;
