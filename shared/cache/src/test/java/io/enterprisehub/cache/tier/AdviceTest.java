package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {

    private static final RegionPolicy GOOD = RegionPolicy.strict();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(GOOD.withTtl(SECOND, SECOND), "ttl (PT1S) is shorter than lease (PT2S)"),
                Arguments.of(
                        GOOD.withStale(Duration.ZERO, Duration.ZERO, HOUR), "staleWhenCut (PT1H) is longer than ttl"),
                Arguments.of(GOOD.withSharedTtl(Duration.ofMinutes(2)), "sharedTtl (PT2M) is shorter than half of ttl"),
                Arguments.of(
                        GOOD.withStale(Duration.ZERO, SECOND, Duration.ZERO),
                        "retryAfter (PT5S) is longer than staleIfError"),
                Arguments.of(
                        GOOD.withLease(HOUR.dividedBy(20), Duration.ofMinutes(1)),
                        "leaseWait (PT1M) is not shorter than sessionBudget (PT10S)"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void refusesARegionThatContradictsItself(RegionPolicy policy, String sentence) {
        assertThatThrownBy(() -> Advice.check("lead", policy, true, true, Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("region lead: " + sentence);
    }

    @Test
    void takesWhatIsSound() {
        assertThatCode(() -> Advice.check("lead", GOOD, true, true, Duration.ofSeconds(10)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Advice.check("lead", GOOD, false, false, null)).doesNotThrowAnyException();
    }

    @Test
    void refusesARegionWhenItIsAdded() {
        TieredCache cache = TieredCache.builder().build();
        RegionPolicy early = GOOD.withEarlyRefresh(EarlyRefresh.eager(0.8));
        RegionDefinition<String, String> definition =
                new RegionDefinition<>("r", key -> key, Codecs.text(), (tenant, keys) -> Map.of(), early);

        assertThatThrownBy(() -> cache.region(definition)).hasMessageContaining("early refresh needs local");
    }

    @Test
    void refusesMemoryThatContradictsItself() {
        LocalLimits limits = LocalLimits.of(1_000_000);

        assertThatThrownBy(() -> TieredCache.builder()
                        .local(limits.withPins(new PinBudget(10, 600_000)))
                        .build())
                .hasMessageContaining("pins may take 600000 bytes, more than half of maxBytes (1000000)");
        assertThatThrownBy(() -> TieredCache.builder()
                        .local(limits.withTenantShare(0.01))
                        .build())
                .hasMessageContaining("maxValueShare (0.05) is above tenantShare (0.01)");
        assertThatThrownBy(() -> TieredCache.builder()
                        .local(limits)
                        .hydrate(HydrationPolicy.standard())
                        .build())
                .hasMessageContaining("hydrate needs local and remote");
        assertThatThrownBy(() -> LocalLimits.of(0)).hasMessageContaining("maxBytes is a positive number");
    }
}
