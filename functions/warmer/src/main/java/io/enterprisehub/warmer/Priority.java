package io.enterprisehub.warmer;

/** How soon a lead is wanted in memory. What comes first is warmed first; where room or time end, the last is left out. */
enum Priority {
    /** Somebody looks at it now, or will within a day. */
    CRITICAL,
    /** Something is going on. */
    HIGH,
    /** Everything else that is alive. */
    NORMAL
}
