package olp.platform.web;

/** Who may call, as a token's {@code groups} say it. */
public enum Role {
    /** A point of sale of a partner. */
    TERMINAL(Role.OF_TERMINAL),
    /** A partner's own staff or systems. */
    PARTNER(Role.OF_PARTNER),
    /** A member, usually by an app. */
    MEMBER(Role.OF_MEMBER),
    /** The programme's owner. */
    OPERATOR(Role.OF_OPERATOR);

    /** For {@code @RolesAllowed}. */
    public static final String OF_TERMINAL = "terminal";
    /** For {@code @RolesAllowed}. */
    public static final String OF_PARTNER = "partner";
    /** For {@code @RolesAllowed}. */
    public static final String OF_MEMBER = "member";
    /** For {@code @RolesAllowed}. */
    public static final String OF_OPERATOR = "operator";

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The name in a token's {@code groups}. */
    public String group() {
        return group;
    }
}
