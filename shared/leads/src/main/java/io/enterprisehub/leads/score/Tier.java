package io.enterprisehub.leads.score;

import java.util.Locale;

/** How urgently a lead deserves attention. Declared from low to high. */
public enum Tier {
    COLD,
    WARM,
    HOT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
