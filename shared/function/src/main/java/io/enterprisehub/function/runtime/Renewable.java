package io.enterprisehub.function.runtime;

/**
 * Something that must not pass through a snapshot as it is: a connection, an identity, a seed, a clock base, a secret.
 * One snapshot becomes many environments, perhaps days later. Beans of this type are found by {@link FunctionHandler};
 * only those that exist at the checkpoint are called.
 */
public interface Renewable {

    /** Before the snapshot: close what is open. */
    default void beforeCheckpoint() {}

    /** In each restored environment, before its first invocation: renew what must differ. Opens no connection. */
    default void afterRestore() {}
}
