package io.enterprisehub.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query of a request, each parameter checked as it is read. */
final class Parameters {

    private static final int MAX_TEXT = 200;

    /** Between these every store can tell times apart; RFC 3339 knows no others. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, String> query;

    Parameters(Map<String, String> query) {
        this.query = query;
    }

    /** A misspelt filter that is ignored would answer with the wrong leads. */
    void refuseOthersThan(List<String> names) {
        if (!names.containsAll(query.keySet())) {
            throw new BadParameter("*", "is not known here", names);
        }
    }

    @Nullable
    String raw(String name) {
        return query.get(name);
    }

    @Nullable
    String text(String name) {
        String value = query.get(name);
        if (value != null
                && (value.isEmpty()
                        || value.length() > MAX_TEXT
                        || value.chars().anyMatch(Character::isISOControl))) {
            throw new BadParameter(name, "must have 1 to " + MAX_TEXT + " printable characters", List.of());
        }
        return value;
    }

    <E> @Nullable E choice(String name, E[] choices, Function<E, String> label) {
        String value = query.get(name);
        if (value == null) {
            return null;
        }
        Map<String, E> byLabel = new LinkedHashMap<>();
        for (E choice : choices) {
            byLabel.put(label.apply(choice), choice);
        }
        E chosen = byLabel.get(value);
        if (chosen == null) {
            throw new BadParameter(name, "must be one of the allowed values", List.copyOf(byLabel.keySet()));
        }
        return chosen;
    }

    @Nullable
    Integer number(String name, int least, int most) {
        String value = query.get(name);
        if (value == null) {
            return null;
        }
        // Nine digits always fit an int.
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BadParameter(name, "must be a whole number from " + least + " to " + most, List.of());
    }

    @Nullable
    Instant instant(String name) {
        String value = query.get(name);
        if (value == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(value);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException malformed) {
            throw notATime(name);
        }
        throw notATime(name);
    }

    private static BadParameter notATime(String name) {
        return new BadParameter(name, "must be a time such as 2026-01-31T12:00:00Z", List.of());
    }
}
