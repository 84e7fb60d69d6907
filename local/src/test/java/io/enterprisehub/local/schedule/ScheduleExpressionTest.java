package io.enterprisehub.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(15 10 * * ? *)|2026-03-04T10:14:59Z|2026-03-04T10:15:00Z",
                "cron(15 10 * * ? *)|2026-03-04T10:15:00Z|2026-03-05T10:15:00Z",
                "cron(0/15 8-9 * * ? *)|2026-03-04T09:45:00Z|2026-03-05T08:00:00Z",
                "cron(0 18 ? * MON-FRI *)|2026-03-06T18:00:00Z|2026-03-09T18:00:00Z",
                "cron(0 8 1 * ? *)|2026-03-01T08:00:00Z|2026-04-01T08:00:00Z",
                "cron(0 8 L * ? *)|2028-02-01T00:00:00Z|2028-02-29T08:00:00Z",
                "cron(0 8 1W * ? *)|2026-08-01T00:00:00Z|2026-08-03T08:00:00Z",
                "cron(0 8 ? * 6L *)|2026-03-01T00:00:00Z|2026-03-27T08:00:00Z",
                "cron(0 8 ? * 2#1 *)|2026-03-03T00:00:00Z|2026-04-06T08:00:00Z",
                "cron(0 0 1 JAN ? 2030)|2026-03-03T00:00:00Z|2030-01-01T00:00:00Z",
                "rate(5 minutes)|2026-03-03T00:00:00Z|2026-03-03T00:05:00Z",
                "rate(1 hour)|2026-03-03T00:00:00Z|2026-03-03T01:00:00Z",
                "rate(7 days)|2026-03-03T00:00:00Z|2026-03-10T00:00:00Z",
            })
    void findsTheNextDueTime(String expression, Instant previous, Instant next) {
        assertThat(ScheduleExpression.parse(expression, ZoneOffset.UTC).next(previous))
                .isEqualTo(next);
    }

    @Test
    void isDueInTheLocalTimeOfItsZoneAlsoAfterAChangeToSummerTime() {
        var daily = ScheduleExpression.parse("cron(30 3 * * ? *)", ZoneId.of("Europe/Berlin"));

        assertThat(daily.next(Instant.parse("2026-03-28T02:30:00Z"))).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void isDueAnHourLaterWhenSummerTimeSkipsIt() {
        var daily = ScheduleExpression.parse("cron(30 2 * * ? *)", ZoneId.of("Europe/Berlin"));

        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void endsWithTheLastYear() {
        var once = ScheduleExpression.parse("cron(0 0 1 1 ? 2020)", ZoneOffset.UTC);

        assertThat(once.next(Instant.parse("2026-01-01T00:00:00Z"))).isNull();
    }

    @Test
    void beginsAtOnceWithARate() {
        var created = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(ScheduleExpression.parse("rate(5 minutes)", ZoneOffset.UTC).first(created))
                .isEqualTo(created);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(0 minutes)",
                "rate(5 lightyears)",
                "cron(* * * * *)",
                "cron(60 * * * ? *)",
                "cron(0 0 * * * *)",
                "cron(0 0 ? * ? *)",
                "cron(0 0 ? * XYZ *)",
                "at(2026-01-01T00:00:00)",
            })
    void refusesWhatItCannotRead(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
