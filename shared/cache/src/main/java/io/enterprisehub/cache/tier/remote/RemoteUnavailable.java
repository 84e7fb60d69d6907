package io.enterprisehub.cache.tier.remote;

import org.jspecify.annotations.Nullable;

/** The remote level did not answer in time. Whether it did what it was asked is unknown; every request may be repeated. */
public final class RemoteUnavailable extends RuntimeException {
    public RemoteUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
