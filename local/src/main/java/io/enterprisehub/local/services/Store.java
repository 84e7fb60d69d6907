package io.enterprisehub.local.services;

/** A server that the functions use. Thread-safe: a fault that is being played may meet the end of the system. */
public sealed interface Store extends AutoCloseable permits RedisStore, PostgresStore {
    /** Whether it was started here; one that was not is never stopped. */
    boolean isOurs();

    /**
     * Starts it, again on the port and with the data that it had; does nothing while it runs or once it is
     * closed.
     *
     * @throws IllegalStateException when it does not come up in time
     */
    void start();

    /**
     * Stops it and keeps its data; does nothing while it is stopped.
     *
     * @throws IllegalStateException when it is not ours
     */
    void stop();

    @Override
    void close();
}
