package io.enterprisehub.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AWS's cron: minutes, hours, day of month, month, day of week, year. Local time of a zone; a time that a change to summer
 * time skips is due an hour later, one that occurs twice is due the first time.
 */
record CronExpression(CronField minutes, CronField hours, CronField months, CronField years, DayRule days, ZoneId zone)
        implements ScheduleExpression {
    static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static CronExpression parse(String fields, ZoneId zone) {
        var field = fields.strip().split("\\s+", -1);
        if (field.length != 6) {
            throw new IllegalArgumentException("cron needs 6 fields, not " + field.length + ": " + fields);
        }
        return new CronExpression(
                CronField.parse(field[0], 0, 59, List.of()),
                CronField.parse(field[1], 0, 23, List.of()),
                CronField.parse(field[3], 1, 12, MONTHS),
                CronField.parse(field[5], FIRST_YEAR, LAST_YEAR, List.of()),
                DayRule.parse(field[2], field[4]),
                zone);
    }

    @Override
    public @Nullable Instant first(Instant created) {
        return next(created);
    }

    @Override
    public @Nullable Instant next(Instant previous) {
        var start = previous.atZone(zone).toLocalDateTime();
        var day = start.toLocalDate();
        // From the day before: the zone may have gone back over midnight.
        for (day = day.minusDays(1); day.getYear() <= LAST_YEAR; day = day.plusDays(1)) {
            if (years.allows(day.getYear()) && months.allows(day.getMonthValue()) && days.allows(day)) {
                var due = firstAfter(previous, day);
                if (due != null) {
                    return due;
                }
            }
        }
        return null;
    }

    private @Nullable Instant firstAfter(Instant previous, LocalDate day) {
        for (int hour = hours.from(0); hour >= 0; hour = hours.from(hour + 1)) {
            for (int minute = minutes.from(0); minute >= 0; minute = minutes.from(minute + 1)) {
                var due = day.atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant();
                if (due.isAfter(previous)) {
                    return due;
                }
            }
        }
        return null;
    }
}
