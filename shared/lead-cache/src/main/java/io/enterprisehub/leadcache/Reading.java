package io.enterprisehub.leadcache;

import java.util.function.Supplier;

/** How a function reads its database: within the time of its invocation and behind its breaker. */
@FunctionalInterface
public interface Reading {

    /** Runs one reading transaction. */
    <T> T read(Supplier<T> work);
}
