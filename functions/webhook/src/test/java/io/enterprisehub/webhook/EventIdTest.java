package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.ghl.event.EnvelopeReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(UTF_8);
    private static final String EMPTY_OBJECT_ID =
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    @Test
    void prefersTheWebhookId() {
        assertThat(signed("{\"webhookId\":\"wh-1\"}", "delivery-1")).isEqualTo("wh-1");
    }

    @Test
    void fallsBackToTheDeliveryHeader() {
        assertThat(signed("{}", "delivery-1")).isEqualTo("delivery-1");
    }

    @Test
    void fallsBackToTheHashOfTheBody() {
        assertThat(signed("{}", null)).isEqualTo(EMPTY_OBJECT_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a{b}", "\u0000", "\u00e4", "a\nb"})
    void treatsAnIdThatIsNoTokenAsAbsent(String odd) {
        assertThat(signed("{\"webhookId\":\"" + odd + "\"}", odd))
                .startsWith("sha256:")
                .hasSize(EMPTY_OBJECT_ID.length());
    }

    @Test
    void treatsAnEndlessIdAsAbsent() {
        assertThat(signed("{\"webhookId\":\"" + "x".repeat(129) + "\"}", "d1")).isEqualTo("d1");
    }

    @Test
    void namesTheMinuteInAWorkflowId() {
        Instant lastMoment = Instant.parse("2026-03-01T12:00:59.999Z");

        String id = EventId.ofWorkflow(EMPTY_OBJECT, lastMoment);

        assertThat(id).isEqualTo(EventId.ofWorkflow(EMPTY_OBJECT, lastMoment.minusSeconds(59)));
        assertThat(id).isNotEqualTo(EventId.ofWorkflow(EMPTY_OBJECT, lastMoment.plusMillis(1)));
        assertThat(id).isEqualTo(EMPTY_OBJECT_ID.replace("sha256", "wf") + ":" + lastMoment.getEpochSecond() / 60);
    }

    private static String signed(String body, @Nullable String deliveryId) {
        byte[] bytes = body.getBytes(UTF_8);
        return EventId.ofSigned(new EnvelopeReader().read(bytes), deliveryId, bytes);
    }
}
