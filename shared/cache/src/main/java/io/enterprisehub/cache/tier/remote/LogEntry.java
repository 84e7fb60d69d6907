package io.enterprisehub.cache.tier.remote;

/**
 * One change in a tenant's log.
 *
 * @param position of the entry
 * @param address of the value that changed; an {@link Verb#ANCHOR} has an empty one
 * @param version that was put; of a group's invalidation its number; 0 for other verbs
 */
public record LogEntry(LogPosition position, Address address, Verb verb, long version) {

    /** The group that was invalidated. */
    public String group() {
        return address.text();
    }

    /** What happened to the value. */
    public enum Verb {
        /** A version was put: copies that are not older stay good. */
        PUT,
        /** No copy may ever be served again. */
        EVICT,
        /** Copies may only be served when the truth cannot be had. */
        EXPIRE,
        /** What {@link #EVICT} means, for all values of a group, whose name is the address. */
        EVICT_GROUP,
        /** What {@link #EXPIRE} means, for all values of a group, whose name is the address. */
        EXPIRE_GROUP,
        /** Nothing happened; a log needs an entry that a position can point to. */
        ANCHOR;

        /** Whether it speaks of a group of values. */
        public boolean isOfGroup() {
            return this == EVICT_GROUP || this == EXPIRE_GROUP;
        }
    }
}
