package io.enterprisehub.ghl.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** The times GHL writes: ISO-8601 with or without an offset (then UTC), epoch seconds, epoch milliseconds. */
final class EventTime {

    /** As seconds this is the year 5138, as milliseconds 1973: no real event lies on the wrong side. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private EventTime() {}

    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return isInteger(text) ? ofEpoch(text) : ofIso(text);
    }

    /** 15 digits are milliseconds of the year 33658, and fit a long. */
    private static boolean isInteger(String text) {
        return text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Instant ofEpoch(String digits) {
        long number = Long.parseLong(digits);
        return number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant ofIso(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
