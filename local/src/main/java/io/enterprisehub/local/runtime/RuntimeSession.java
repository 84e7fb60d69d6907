package io.enterprisehub.local.runtime;

/** What the runtime inside one environment may ask and say; each call comes from the thread of its HTTP request. */
interface RuntimeSession {
    /** Blocks until there is work, with the process frozen meanwhile. */
    Delivery next() throws InterruptedException;

    /** Blocks until the first invocation: the snapshot is taken here, and here it is restored. */
    void restore() throws InterruptedException;

    void answered(String requestId, byte[] payload);

    void failed(String requestId, String errorType, byte[] error);

    /** The function could not be initialised or restored; the process ends itself after this. */
    void initFailed(String errorType, byte[] error);

    /** Work, and the epoch milliseconds at which the environment is killed. */
    record Delivery(Invocation invocation, String functionArn, long deadlineMillis) {}
}
