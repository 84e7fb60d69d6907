package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.env.PropertySource;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function's own {@code application.properties}, and what environment variables make of it. */
@ExtendWith(PostgresExtension.class)
class RegionConfigurationTest {

    private static final String NOWHERE = "jdbc:postgresql://localhost:1/none";

    private final Database database;

    RegionConfigurationTest(Database database) {
        this.database = database;
    }

    private Api startWith(String variable, String value) {
        PropertySource variables = PropertySource.of(
                "variables",
                Map.of(variable, value),
                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                PropertySource.Origin.of("variables"));
        return Api.on(
                NOWHERE,
                Api.NO_REDIS,
                database,
                Clock.systemUTC(),
                10_000,
                context -> context.propertySources(variables));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CACHE_REGIONS_LEADS_TTL             | 1s  | cache.regions.leads: region leads: ttl (PT1S) is shorter than lease",
                "CACHE_REGIONS_SCORES_LEASE_WAIT     | 10s | cache.regions.scores.lease-wait: leaseWait is not longer than lease",
                "CACHE_REGIONS_PREDICTIONS_JITTER    | no  | cache.regions.predictions.jitter is not a Double such as 0.1: no",
                "CACHE_REGIONS_PROMPTS_STALE_WHEN_CUT | 2h | cache.regions.prompts: region prompts: staleWhenCut (PT2H) is longer",
                "CACHE_REGIONS_PROMPTS_TLL           | 1h  | CACHE_REGIONS_PROMPTS_TLL is no setting of a region",
                "CACHE_REGIONS_LEADS_PERSIST_FOR     | 1d  | cache.regions.leads.persist-for: a lead's row in PostgreSQL is the truth",
                "CACHE_LOCAL_BYTES                   | 0   | cache: hydrate needs local and remote",
                "CACHE_REDIS_DEADLINE                | 0s  | cache.redis-deadline is positive"
            })
    void refusesToStartWithASettingThatCannotBeMeant(String variable, String value, String sentence) {
        assertThatThrownBy(() -> startWith(variable, value)).hasStackTraceContaining(sentence);
    }

    @Test
    void startsWithoutAnyServerUnderSettingsThatCanBeMeant() {
        assertThatCode(() -> startWith("CACHE_REGIONS_LEADS_TTL", "3h").close()).doesNotThrowAnyException();
    }
}
