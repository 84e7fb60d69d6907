package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> WORDS = List.of("demo", "up", "send", "package", "migrate", "train", "help");

    @Test
    void findsAWordWithAMissingDoubledSwappedOrWrongLetter() {
        assertThat(NearestWord.of("dmo", WORDS)).isEqualTo("demo");
        assertThat(NearestWord.of("demmo", WORDS)).isEqualTo("demo");
        assertThat(NearestWord.of("sned", WORDS)).isEqualTo("send");
        assertThat(NearestWord.of("packade", WORDS)).isEqualTo("package");
    }

    @Test
    void ignoresCase() {
        assertThat(NearestWord.of("inboundmesage", List.of("InboundMessage", "OutboundMessage")))
                .isEqualTo("InboundMessage");
    }

    @Test
    void saysNothingWhereNothingIsNear() {
        assertThat(NearestWord.of("xyzzy", WORDS)).isNull();
    }

    @Test
    void countsASwapOfNeighboursAsOneEdit() {
        assertThat(NearestWord.distance("sned", "send")).isEqualTo(1);
        assertThat(NearestWord.distance("", "send")).isEqualTo(4);
        assertThat(NearestWord.distance("kitten", "sitting")).isEqualTo(3);
    }
}
