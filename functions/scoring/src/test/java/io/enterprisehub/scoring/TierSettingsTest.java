package io.enterprisehub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.leads.score.TierPolicy;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TierSettingsTest {

    @Test
    void cutsTiersAtTheStandardWhereNothingIsConfigured() {
        assertThat(tiers(Map.of())).isEqualTo(TierPolicy.standard());
    }

    @Test
    void takesCutsFromTheEnvironment() {
        TierPolicy standard = TierPolicy.standard();

        assertThat(tiers(Map.of("TIER_HOT_ENTRY", "0.9", "TIER_WARM_EXIT", "0.01")))
                .isEqualTo(new TierPolicy(0.9, standard.hotExit(), standard.warmEntry(), 0.01));
    }

    @Test
    void refusesCutsThatContradictEachOther() {
        assertThatThrownBy(() -> tiers(Map.of("TIER_HOT_ENTRY", "0.001")))
                .hasStackTraceContaining("hot-exit <= hot-entry");
    }

    private static TierPolicy tiers(Map<String, Object> environment) {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .propertySources(PropertySource.of(
                        "test", environment, PropertyConvention.ENVIRONMENT_VARIABLE, PropertySource.Origin.of("test")))
                .start()) {
            return context.getBean(TierPolicy.class);
        }
    }
}
