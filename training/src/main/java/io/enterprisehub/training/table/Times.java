package io.enterprisehub.training.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The time column: rising, in milliseconds since 1970. */
final class Times {

    private long[] millis = new long[1024];
    private int rows;

    /** Adds the next row's time; says what is wrong with it, or null. */
    @Nullable
    String add(@Nullable String value) {
        if (value == null) {
            return "every row needs a time";
        }
        long time;
        try {
            time = millis(value);
        } catch (DateTimeException | NumberFormatException e) {
            return "\"" + value.substring(0, Math.min(40, value.length()))
                    + "\" is no time such as 2026-01-31, 2026-01-31T12:30:00Z, 2026-01-31 12:30:00 (UTC) or milliseconds since"
                    + " 1970";
        }
        if (rows > 0 && time < millis[rows - 1]) {
            return value + " is earlier than the time of the row before; sort the file by time";
        }
        if (rows == millis.length) {
            millis = Arrays.copyOf(millis, 2 * rows);
        }
        millis[rows++] = time;
        return null;
    }

    long[] build() {
        return Arrays.copyOf(millis, rows);
    }

    private static long millis(String value) {
        if (value.matches("-?\\d{9,15}")) {
            return Long.parseLong(value);
        }
        if (value.length() == 10) {
            return LocalDate.parse(value)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        String iso = value.replace(' ', 'T');
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
