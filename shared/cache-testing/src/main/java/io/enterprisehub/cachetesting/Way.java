package io.enterprisehub.cachetesting;

/** What a {@link FaultProxy} does with what passes through it. */
public enum Way {
    /** Passes everything on. */
    OPEN,
    /** Has closed all connections and closes every new one at once. */
    CUT,
    /** Half-open: takes connections and requests, passes none on, never answers. */
    SILENT,
    /** Passes requests on and swallows the replies: the server acts, the client does not learn of it. */
    DEAF,
    /** Keeps requests until the way changes. */
    HOLD_REQUESTS,
    /** Keeps replies until the way changes; messages that the server pushes count as replies. */
    HOLD_REPLIES,
    /** Passes replies on one byte at a time, each in a packet of its own. */
    TRICKLE
}
