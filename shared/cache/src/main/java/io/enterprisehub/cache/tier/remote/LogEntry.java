package io.enterprisehub.cache.tier.remote;

/**
 * One change in a tenant's log.
 *
 * @param position of the entry
 * @param address of the value that changed; an {@link Verb#ANCHOR} has an empty one
 * @param version that was put; 0 for other verbs
 */
public record LogEntry(LogPosition position, Address address, Verb verb, long version) {

    /** What happened to the value. */
    public enum Verb {
        /** A version was put: copies that are not older stay good. */
        PUT,
        /** No copy may ever be served again. */
        EVICT,
        /** Copies may only be served when the truth cannot be had. */
        EXPIRE,
        /** Nothing happened; a log needs an entry that a position can point to. */
        ANCHOR
    }
}
