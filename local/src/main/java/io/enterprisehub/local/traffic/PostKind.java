package io.enterprisehub.local.traffic;

/** What a post of the schedule is there to show. */
public enum PostKind {
    /** A new signed event. */
    EVENT("signed events", 202, 200),
    /** An event that is sent again: at the same moment, soon, or long after. */
    DUPLICATE("duplicates", 202, 200),
    /** Signed by nobody, by a stranger, or changed after signing. */
    BAD_SIGNATURE("bad signatures", 401, 401),
    /** Cut at 256 KB. */
    CUT("cut bodies", 202, 200),
    /** Signed, and nothing that we have a use for: other types, types unknown, no object or no JSON at all. */
    NO_HANDLER("types without a handler", 200, 200),
    /** Signed and broken beyond use: expected in the dead-letter queue. */
    POISON("poison", 202, 200),
    /** The unsigned workflow route with its secret. */
    WORKFLOW("workflow posts", 202, 200),
    INSTALL("installations", 202, 200),
    UNINSTALL("uninstallations", 202, 200),
    /** An event of a location that has uninstalled. */
    AFTER_UNINSTALL("events after an uninstall", 202, 200);

    private final String label;
    private final int right;
    private final int alsoRight;

    PostKind(String label, int right, int alsoRight) {
        this.label = label;
        this.right = right;
        this.alsoRight = alsoRight;
    }

    public String label() {
        return label;
    }

    /** Whether this is the status it must get. 200 is right beside 202, because a post whose first answer was lost is a duplicate. */
    public boolean isRight(int status) {
        return status == right || status == alsoRight;
    }
}
