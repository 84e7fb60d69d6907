package io.enterprisehub.local.system;

/** Hears what the system does while it starts and ends; called from several threads. */
@FunctionalInterface
public interface Progress {
    void step(String what);

    static Progress silent() {
        return _ -> {};
    }
}
