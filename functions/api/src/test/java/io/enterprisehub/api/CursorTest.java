package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final List<String> LIST = List.of("loc1", "", "=hot");

    @Test
    void comesBackFromItsText() {
        for (Cursor cursor :
                List.of(new Cursor(50, "lead1"), new Cursor(Long.MIN_VALUE, ""), new Cursor(-1, "\u4e2d"))) {
            assertThat(Cursor.decode(cursor.encode(LIST), LIST)).isEqualTo(cursor);
        }
    }

    @Test
    void fitsOnlyTheListThatItWasMadeFor() {
        String text = new Cursor(50, "lead1").encode(List.of("a", "bc"));

        for (List<String> other : List.of(List.of("ab", "c"), List.of("abc"), List.of("a", "bc", ""))) {
            assertThatThrownBy(() -> Cursor.decode(text, other)).isInstanceOf(BadParameter.class);
        }
    }

    @Test
    void refusesEveryTextThatWasCutOrChanged() {
        String text = new Cursor(50, "lead1").encode(LIST);
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        bytes[0]++;
        String otherFormat = Base64.getUrlEncoder().encodeToString(bytes);

        for (String bad : List.of("", "%", text.substring(0, 8), "A".repeat(601), otherFormat)) {
            assertThatThrownBy(() -> Cursor.decode(bad, LIST)).isInstanceOf(BadParameter.class);
        }
    }
}
