package io.enterprisehub.local.system;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first; a failure does not keep the others open. Thread-safe, closes once. */
final class ClosingStack implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes charge of a resource.
     *
     * @throws IllegalStateException after closing it again, when all else was closed meanwhile
     */
    <T extends AutoCloseable> T push(T resource) {
        synchronized (this) {
            opened.push(resource);
            if (!closed) {
                return resource;
            }
        }
        close();
        throw new IllegalStateException("the system is closing");
    }

    private synchronized Deque<AutoCloseable> takeAll() {
        closed = true;
        var all = new ArrayDeque<>(opened);
        opened.clear();
        return all;
    }

    @Override
    public void close() {
        var failure = new IllegalStateException("not everything could be closed");
        for (var resource : takeAll()) {
            try {
                resource.close();
            } catch (InterruptedException e) {
                failure.addSuppressed(e);
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
