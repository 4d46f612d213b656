package olp.platform.rules.model;

/** A version of a rule with its condition, read. */
public record ReadRule(Rule rule, Condition condition) {}
