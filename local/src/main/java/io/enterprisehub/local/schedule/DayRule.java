package io.enterprisehub.local.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/**
 * Whether a cron expression allows a day: by day of month ({@code L} = last, {@code 15W} = the weekday nearest to the 15th) or
 * by day of week ({@code 6L} = the last Friday, {@code 2#1} = the first Monday); one of the two fields is {@code ?}.
 */
interface DayRule {
    boolean allows(LocalDate day);

    static DayRule parse(String dayOfMonth, String dayOfWeek) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException("exactly one of day-of-month and day-of-week must be ?");
        }
        return dayOfWeek.equals("?") ? ofMonth(dayOfMonth) : ofWeek(dayOfWeek.toUpperCase(Locale.ROOT));
    }

    private static DayRule ofMonth(String text) {
        if (text.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (text.endsWith("W")) {
            var wanted = CronField.parse(text.substring(0, text.length() - 1), 1, 31, List.of())
                    .from(1);
            return day -> day.equals(nearestWeekday(day, wanted));
        }
        var field = CronField.parse(text, 1, 31, List.of());
        return day -> field.allows(day.getDayOfMonth());
    }

    private static LocalDate nearestWeekday(LocalDate month, int wanted) {
        var day = month.withDayOfMonth(Math.min(wanted, month.lengthOfMonth()));
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static DayRule ofWeek(String text) {
        if (text.endsWith("L")) {
            var wanted = dayOfWeek(text.substring(0, text.length() - 1));
            return day -> day.equals(day.with(TemporalAdjusters.lastInMonth(wanted)));
        }
        var hash = text.indexOf('#');
        if (hash > 0) {
            var wanted = dayOfWeek(text.substring(0, hash));
            var number =
                    CronField.parse(text.substring(hash + 1), 1, 5, List.of()).from(1);
            return day -> day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(number, wanted)));
        }
        var field = CronField.parse(text, 1, 7, CronExpression.WEEKDAYS);
        return day -> field.allows(day.getDayOfWeek().getValue() % 7 + 1);
    }

    /** AWS counts from Sunday = 1. */
    private static DayOfWeek dayOfWeek(String text) {
        return DayOfWeek.SUNDAY.plus(
                CronField.parse(text, 1, 7, CronExpression.WEEKDAYS).from(1) - 1);
    }
}
