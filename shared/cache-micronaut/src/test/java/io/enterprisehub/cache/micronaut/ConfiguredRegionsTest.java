package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredRegionsTest {

    private static ApplicationContext context(Map<String, Object> properties) {
        return context(properties, Map.of());
    }

    private static ApplicationContext context(Map<String, Object> properties, Map<String, Object> variables) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .propertySources(
                        PropertySource.of("file", properties, -1),
                        PropertySource.of(
                                "variables",
                                variables,
                                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                                PropertySource.Origin.of("variables")))
                .start();
    }

    private static RegionSettings leads(Map<String, Object> properties) {
        try (ApplicationContext context = context(properties)) {
            return context.getBean(ConfiguredRegions.class).of("leads");
        }
    }

    @Test
    void takesWhatIsNotSaidFromTheStrictPolicy() {
        RegionSettings settings = leads(Map.of("cache.regions.leads.ttl", "7m"));

        assertThat(settings.policy())
                .isEqualTo(RegionPolicy.strict().withTtl(Duration.ofMinutes(7), Duration.ofSeconds(30)));
        assertThat(settings.persistFor()).isZero();
    }

    /** By reflection, so that no setting of a policy can be forgotten. */
    @Test
    void readsEverySettingOfAPolicy() throws ReflectiveOperationException {
        for (RecordComponent component : RegionPolicy.class.getRecordComponents()) {
            boolean duration = component.getType() == Duration.class;
            String setting = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Map<String, Object> properties = new HashMap<>();
            properties.put("cache.regions.leads.lease", "1h");
            properties.put("cache.regions.leads." + setting, duration ? "3s" : "0.25");

            Object read = component.getAccessor().invoke(leads(properties).policy());

            assertThat(read).as(setting).isEqualTo(duration ? Duration.ofSeconds(3) : 0.25);
        }
        assertThat(leads(Map.of("cache.regions.leads.persist-for", "6h")).persistFor())
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void letsAnEnvironmentVariableOverrideAnySetting() {
        try (ApplicationContext context = context(
                Map.of("cache.regions.leads.ttl", "7m", "cache.regions.leads-of-old.ttl", "8m"),
                Map.of("CACHE_REGIONS_LEADS_ABSENT_TTL", "9s", "CACHE_REGIONS_LEADS_TTL", "6m"))) {
            ConfiguredRegions regions = context.getBean(ConfiguredRegions.class);

            assertThat(regions.names()).containsExactly("leads", "leads-of-old");
            assertThat(regions.of("leads").policy())
                    .isEqualTo(RegionPolicy.strict().withTtl(Duration.ofMinutes(6), Duration.ofSeconds(9)));
            assertThat(regions.of("leads-of-old").policy().ttl()).isEqualTo(Duration.ofMinutes(8));
        }
    }

    @Test
    void refusesAnEnvironmentVariableThatIsNoSetting() {
        try (ApplicationContext context = context(Map.of(), Map.of("CACHE_REGIONS_LEADS_TLL", "9s"))) {
            assertThatThrownBy(() -> context.getBean(ConfiguredRegions.class))
                    .hasStackTraceContaining(
                            "CACHE_REGIONS_LEADS_TLL is no setting of a region; there are: absent-ttl,");
        }
    }

    @Test
    void refusesARegionThatNobodyConfigured() {
        try (ApplicationContext context = context(Map.of("cache.regions.lead.ttl", "7m"))) {
            assertThatThrownBy(() -> context.getBean(ConfiguredRegions.class).of("leads"))
                    .hasMessage("There is no region 'leads' in the configuration; there are: lead"
                            + " (cache.regions.leads.ttl would add it)");
        }
    }

    @Test
    void makesARegionThatOnlyConfigurationNames() {
        try (ApplicationContext context = context(Map.of("cache.regions.prompts.ttl", "7m"))) {
            CacheRegions regions = context.getBean(CacheRegions.class);
            Region<String, String> prompts = regions.region("prompts");
            try (Session session = regions.cache().session(Duration.ofSeconds(1))) {
                assertThat(prompts.get(session, "tenant", "a")).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl            | 1s | cache.regions.prompts: region prompts: ttl (PT1S) is shorter than lease (PT2S)",
                "stale-when-cut | 1m | cache.regions.prompts: region prompts: staleWhenCut needs local and remote",
                "lease-wait     | 1m | cache.regions.prompts.lease-wait: leaseWait is not longer than lease",
                "persist-for    | 1d | cache.regions.prompts.persist-for keeps values in PostgreSQL; that level wants a"
            })
    void refusesAtTheStartWhatContradictsItself(String setting, String value, String sentence) {
        try (ApplicationContext context = context(Map.of("cache.regions.prompts." + setting, value))) {
            assertThatThrownBy(() -> context.getBean(CacheRegions.class)).hasStackTraceContaining(sentence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl         | soon | cache.regions.leads.ttl is not a Duration such as 5m or 200ms: soon",
                "ttl         | 0s   | cache.regions.leads.ttl: ttl is positive: PT0S",
                "jitter      | 0.9  | cache.regions.leads.jitter: jitter lies between 0 and 0.5: 0.9",
                "lease-wait  | 9s   | cache.regions.leads.lease-wait: leaseWait is not longer than lease",
                "persist-for | -1s  | cache.regions.leads.persist-for is not negative",
                "tll         | 5m   | cache.regions.leads.tll is no setting of a region; there are: absent-ttl,"
            })
    void refusesWhatCannotBeMeantAndNamesTheProperty(String setting, String value, String sentence) {
        assertThatThrownBy(() -> leads(Map.of("cache.regions.leads." + setting, value)))
                .hasStackTraceContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache.local-bytes                     | -1 | cache.local-bytes is a number of bytes, a share of the heap",
                "cache.local-bytes                     | 60% | cache.local-bytes is at most 50% of the heap",
                "cache.hydrate                         | true | cache: hydrate needs local and remote",
                "cache.redis-deadline                  | 0s | cache.redis-deadline is positive",
                "cache.postgres-deadline               | 0s | cache.postgres-deadline is positive",
                "cache.postgres-deadline               | 1s | there is no bean DataSource",
                "cache.breakers.b.window               | 0  | cache.breakers.b.window is at least 1: 0",
                "cache.breakers.b.minimum-calls        | 11 | cache.breakers.b.minimum-calls is not above window: 11",
                "cache.breakers.b.failure-rate-percent | 0  | cache.breakers.b.failure-rate-percent is above 0",
                "cache.breakers.b.open-for             | 0s | cache.breakers.b.open-for is positive"
            })
    void refusesLevelsAndBreakersThatCannotBeMeant(String property, String value, String sentence) {
        try (ApplicationContext context = context(Map.of(property, value))) {
            assertThatThrownBy(() -> context.getBean(CacheRegions.class)).hasStackTraceContaining(sentence);
        }
    }
}
