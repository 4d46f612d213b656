package olp.loyalty.purchases.model;

/** A field of a request and what is wrong with it. */
public record Fault(String field, String message) {}
