package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void neverMakesOneTextOfDifferentParts() {
        assertThat(Stream.of(
                        KeyText.of("a", "b"),
                        KeyText.of("ab"),
                        KeyText.of("ab", ""),
                        KeyText.of("", "ab"),
                        KeyText.of("1:a"),
                        KeyText.of("a", null),
                        KeyText.of("a", "-"),
                        KeyText.of((Object) null),
                        KeyText.of(),
                        KeyText.of("x".repeat(300)),
                        KeyText.of("y".repeat(300))))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void takesAnEnumByItsNameAndRefusesWhatHasNoWholeText() {
        assertThat(KeyText.of(RoundingMode.UP)).isEqualTo("2:UP");
        assertThat(Stream.of(int.class, String.class, UUID.class, Long.class, RoundingMode.class))
                .allMatch(KeyText::canHold);
        assertThat(Stream.of(List.class, Map.class, Object.class, byte[].class)).noneMatch(KeyText::canHold);
    }
}
