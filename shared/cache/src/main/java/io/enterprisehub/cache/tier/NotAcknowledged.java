package io.enterprisehub.cache.tier;

/**
 * The shared or the persistent level could not be told of a change. Whether other environments learn of it is unknown: tell it again later,
 * from an outbox; until then they may serve the older value.
 */
public final class NotAcknowledged extends RuntimeException {
    NotAcknowledged(RuntimeException cause) {
        super("A level did not acknowledge the change", cause);
    }
}
