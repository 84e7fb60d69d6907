package io.enterprisehub.store.tenant;

import java.util.Locale;

/** Whether a location has the app installed. {@code UNINSTALLED} is a tombstone: late events do not bring the location back. */
public enum Installation {
    INSTALLED,
    UNINSTALLED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Installation of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
