package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.ghl.event.Envelope;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.enterprisehub.ghl.event.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    private final EventTemplates templates = new EventTemplates();

    @ParameterizedTest
    @EnumSource
    void everyDocumentedTypeHasABodyThatTheReceiverUnderstands(EventType type) throws IOException {
        byte[] body = JSON.std.asBytes(templates.body(type.wireName(), "location1", "id-1", NOW));

        Envelope envelope = new EnvelopeReader().read(body);

        assertThat(envelope.eventType()).isEqualTo(type);
        assertThat(envelope.locationId()).isEqualTo("location1");
        assertThat(envelope.webhookId()).isEqualTo("id-1");
        assertThat(envelope.timestamp()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeThatSaysSomethingOfALeadNamesOne(EventType type) throws IOException {
        Map<String, @Nullable Object> body = templates.body(type.wireName(), "location1", "id-1", NOW);

        boolean namesLead = JSON.std.asString(body).contains("\"lead-1\"");

        assertThat(namesLead).isEqualTo(type.role() == EventType.Role.LEAD);
    }
}
