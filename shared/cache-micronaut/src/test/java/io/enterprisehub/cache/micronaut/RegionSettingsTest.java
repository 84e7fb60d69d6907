package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.RegionPolicy;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionSettingsTest {

    private static ApplicationContext context(Map<String, Object> properties) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties)
                .start();
    }

    private static RegionSettings leads(Map<String, Object> properties) {
        try (ApplicationContext context = context(properties)) {
            return context.getBean(RegionSettings.class, Qualifiers.byName("leads"));
        }
    }

    @Test
    void takesWhatIsNotSaidFromTheStrictPolicy() {
        RegionSettings settings = leads(Map.of("cache.regions.leads.ttl", "7m"));

        assertThat(settings.policy())
                .isEqualTo(RegionPolicy.strict().withTtl(Duration.ofMinutes(7), Duration.ofSeconds(30)));
        assertThat(settings.persistFor()).isZero();
    }

    @Test
    void readsEverySettingOfAPolicy() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("cache.regions.leads.persist-for", "6h");
        Arrays.stream(RegionPolicy.class.getRecordComponents())
                .filter(component -> component.getType() == Duration.class)
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                .forEach(name -> properties.put("cache.regions.leads." + name, "3s"));
        properties.put("cache.regions.leads.jitter", "0.2");

        RegionSettings settings = leads(properties);

        assertThat(settings.policy().jitter()).isEqualTo(0.2);
        assertThat(settings.persistFor()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.policy())
                .extracting(
                        RegionPolicy::ttl,
                        RegionPolicy::absentTtl,
                        RegionPolicy::maxStaleness,
                        RegionPolicy::staleWhileRevalidate,
                        RegionPolicy::staleIfError,
                        RegionPolicy::retryAfter,
                        RegionPolicy::staleWhenCut,
                        RegionPolicy::lease,
                        RegionPolicy::leaseWait)
                .containsOnly(Duration.ofSeconds(3));
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
                "cache.local-bytes                     | -1 | cache.local-bytes is not negative",
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
