package io.enterprisehub.function.guard;

import org.jspecify.annotations.Nullable;

/**
 * A service that the function depends on did not do its work: it failed, its breaker is open, or no time was left. The
 * work can be tried again later; it is never the fault of the input.
 */
public final class DependencyUnavailable extends RuntimeException {

    private final String dependency;

    public DependencyUnavailable(String dependency, String reason, @Nullable Throwable cause) {
        super(dependency + " is unavailable: " + reason, cause);
        this.dependency = dependency;
    }

    /** The name of the guard. */
    public String dependency() {
        return dependency;
    }
}
