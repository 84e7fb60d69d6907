package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\t\r\n ~", "\u00e4\ud7ff\ue000\ufffd", "\ud83d\ude00", "\ufeff{}"})
    void sendsTextThatSqsCarriesAsItIs(String text) {
        assertThat(QueueText.of(text.getBytes(UTF_8))).isEqualTo(new QueueText(text, "text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001", "\u001f", "\ufffe", "\uffff"})
    void encodesTextThatSqsRefuses(String text) {
        assertThat(QueueText.of(text.getBytes(UTF_8)).encoding()).isEqualTo("base64");
    }

    @Test
    void givesBackEveryBytesExactly() {
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);

            QueueText text = QueueText.of(body);

            byte[] back = text.encoding().equals("text")
                    ? text.text().getBytes(UTF_8)
                    : Base64.getDecoder().decode(text.text());
            assertThat(back).isEqualTo(body);
        }
    }
}
