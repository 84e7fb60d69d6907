package io.enterprisehub.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.cluster.SlotHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantKeysTest {

    @Test
    void namesKeysAsTheArchitecturePageDoes() {
        TenantKeys keys = TenantKeys.of("loc1");

        assertThat(keys.claim("ev1")).isEqualTo("eh:{loc1}:claim:ev1");
        assertThat(keys.closed()).isEqualTo("eh:{loc1}:closed");
        assertThat(keys.rate(29_000_000)).isEqualTo("eh:{loc1}:rate:29000000");
        assertThat(keys.claim("c1")).isEqualTo("eh:{loc1}:claim:c1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loc1", "company:c9", "a}b", "{", "}", "a{b}c", "%7D"})
    void keepsAllKeysOfATenantInOneSlot(String tenant) {
        TenantKeys keys = TenantKeys.of(tenant);
        int slot = SlotHash.getSlot(keys.closed());

        assertThat(SlotHash.getSlot(keys.claim("}x{"))).isEqualTo(slot);
        assertThat(SlotHash.getSlot(keys.rate(7))).isEqualTo(slot);
        assertThat(SlotHash.getSlot(keys.claim("{y}"))).isEqualTo(slot);
    }

    @Test
    void keepsATenantOutOfTheKeysOfAnotherWhateverItsIdContains() {
        String victim = TenantKeys.of("loc1").claim("x}:claim:y");

        assertThat(TenantKeys.of("loc1}:claim:x").claim("y")).isNotEqualTo(victim);
        assertThat(TenantKeys.of("a}").closed())
                .isNotEqualTo(TenantKeys.of("a%7D").closed());
    }

    @Test
    void escapesGlobCharactersInThePatternOfAPurge() {
        assertThat(TenantKeys.of("a*b?[c]\\").pattern()).isEqualTo("eh:{a\\*b\\?\\[c\\]\\\\}:*");
    }

    @Test
    void refusesABlankTenantBecauseItsHashTagWouldBeEmpty() {
        assertThatThrownBy(() -> TenantKeys.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
