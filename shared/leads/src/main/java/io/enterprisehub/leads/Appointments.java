package io.enterprisehub.leads;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a lead's appointments say about its near future. */
public final class Appointments {

    private static final Set<String> STANDING = Set.of("new", "confirmed");

    private Appointments() {}

    /** When the next appointment that stands begins; null when there is none after {@code now}. */
    public static @Nullable Instant next(Lead lead, Instant now) {
        return lead.live(ItemKind.APPOINTMENT)
                .filter(item -> STANDING.contains(String.valueOf(item.get(ItemField.STATUS))))
                .map(item -> instant(item.get(ItemField.STARTS_AT)))
                .filter(Objects::nonNull)
                .filter(starts -> starts.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant instant(@Nullable String iso) {
        try {
            return iso == null ? null : Instant.parse(iso);
        } catch (DateTimeParseException notADate) {
            return null; // unknown, as if it had not been sent
        }
    }
}
