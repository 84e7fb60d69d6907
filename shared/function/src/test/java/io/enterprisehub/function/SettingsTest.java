package io.enterprisehub.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Settings.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings = new Settings(Map.of(
            "URL", " http://x ", "BLANK", "  ", "KEYS", "a, b,,c ", "LIMIT", "42", "ON", "true", "SECRET", "hunter2"));

    @Test
    void readsValuesWithoutTheirSurroundingBlanks() {
        assertThat(settings.required("URL")).isEqualTo("http://x");
        assertThat(settings.optional("BLANK", "fallback")).isEqualTo("fallback");
        assertThat(settings.list("KEYS")).containsExactly("a", "b", "c");
        assertThat(settings.list("ABSENT")).isEmpty();
        assertThat(settings.positive("LIMIT", 1)).isEqualTo(42);
        assertThat(settings.positive("ABSENT", 7)).isEqualTo(7);
        assertThat(settings.flag("ON")).isTrue();
        assertThat(settings.flag("ABSENT")).isFalse();
    }

    @Test
    void namesTheVariableAndNeverTheValueInAnError() {
        assertThatThrownBy(() -> settings.required("BLANK"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("BLANK");
        assertThatThrownBy(() -> settings.flag("SECRET"))
                .hasMessageContaining("SECRET")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> settings.positive("SECRET", 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void doesNotPrintItsValues() {
        assertThat(settings.toString()).doesNotContain("hunter2");
    }
}
