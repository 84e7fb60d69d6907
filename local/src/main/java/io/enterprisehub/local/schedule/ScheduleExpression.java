package io.enterprisehub.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due. One-time {@code at()} expressions are not supported.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
public sealed interface ScheduleExpression permits RateExpression, CronExpression {
    Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)s?\\)");
    Pattern CRON = Pattern.compile("cron\\(([^)]*)\\)");

    /** The first due time of a schedule that exists since an instant. */
    @Nullable
    Instant first(Instant created);

    /** The first due time after another one, or null when there is none any more. */
    @Nullable
    Instant next(Instant previous);

    /**
     * Reads {@code rate(5 minutes)} or {@code cron(0 9 ? * MON-FRI *)}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static ScheduleExpression parse(String expression, ZoneId zone) {
        var rate = RATE.matcher(expression);
        if (rate.matches()) {
            var value = Integer.parseInt(rate.group(1));
            if (value == 0) {
                throw new IllegalArgumentException("a rate must be 1 or more: " + expression);
            }
            return new RateExpression(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(value);
                        case "hour" -> Duration.ofHours(value);
                        default -> Duration.ofDays(value);
                    });
        }
        var cron = CRON.matcher(expression);
        if (cron.matches()) {
            return CronExpression.parse(cron.group(1), zone);
        }
        throw new IllegalArgumentException("neither rate(...) nor cron(...): " + expression);
    }
}
