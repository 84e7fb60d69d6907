package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedMethodsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NoTenant        | NoTenant.get has 0 parameters marked @Tenant; it needs one, a String",
                "TenantIsANumber | TenantIsANumber.get has 1 parameters marked @Tenant; it needs one, a String",
                "ReturnsNothing  | ReturnsNothing.get returns no value to keep",
                "ReturnsLater    | ReturnsLater.get returns no value to keep; it has to return the value itself, or null",
                "UnknownRegion   | UnknownRegion.get names the region 'knwon'; there are: known (cache.regions.knwon.ttl",
                "SharedRegion    | names the region 'known', which is SharedRegion.",
                "NoCodec         | NoCodec.get returns java.util.List<java.lang.String>; there is no bean Codec<List<String>>",
                "UnknownKey      | UnknownKey.get takes its key from led; there are: tenant, lead",
                "KeyWithoutText  | KeyWithoutText.get takes its key from leads, a List; a key is made of texts",
                "BadDeadline     | BadDeadline.get has the deadline soon; a positive time is meant, such as 200ms",
                "BadRate         | BadRate.get has a rateLimit of -1.0; it is calls per second, or 0 for no limit"
            })
    void refusesToStartWithAMethodThatCannotBeGuarded(String bean, String sentence) {
        assertThatThrownBy(() -> ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(Map.of("spec", bean, "cache.regions.known.ttl", "1m"))
                        .start()
                        .close())
                .hasStackTraceContaining("@Accelerated ")
                .hasStackTraceContaining(sentence);
    }
}
