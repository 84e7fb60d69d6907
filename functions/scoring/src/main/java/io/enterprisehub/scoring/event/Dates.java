package io.enterprisehub.scoring.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as GHL writes them: ISO-8601 with an offset or in UTC, epoch seconds, epoch milliseconds. */
final class Dates {

    /** As seconds this is the year 5138, as milliseconds 1973: no real date lies on the wrong side. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final Pattern EPOCH = Pattern.compile("\\d{1,15}");

    /** What lies outside is no date of a CRM, and would overflow where durations are computed. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Dates() {}

    /** The date, or null when it cannot be read. */
    static @Nullable Instant parse(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip();
        Instant date = EPOCH.matcher(text).matches() ? ofEpoch(Long.parseLong(text)) : ofIso(text);
        return date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST) ? null : date;
    }

    private static Instant ofEpoch(long number) {
        return number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant ofIso(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
