package io.enterprisehub.store;

/** Where the password comes from. Asked for every new connection, so that a rotated password is used without a restart. */
@FunctionalInterface
public interface DatabasePassword {

    /** The current password; may fail with a {@link RuntimeException} when its source is out of reach. */
    String current();
}
