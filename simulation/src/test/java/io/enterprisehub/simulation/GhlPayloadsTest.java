package io.enterprisehub.simulation;

import static io.enterprisehub.simulation.Acts.AT;
import static io.enterprisehub.simulation.Acts.LEAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Channel;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Act.EmailEvent;
import io.enterprisehub.simulation.Delivery.Defect;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GhlPayloadsTest {

    private static Map<String, Object> parsed(Delivery delivery) throws IOException {
        return JSON.std.mapFrom(GhlPayloads.json(delivery));
    }

    @Test
    void writesValidJsonWithTheEnvelopeForAWholeMarket() throws IOException {
        Market market = new Market(3, new MarketSettings(1, 200, AT.minus(Duration.ofDays(200)), AT, 1));
        Deliveries deliveries = new Deliveries(3, 0.2);
        Set<Object> ids = new HashSet<>();
        for (Act act : market.history(market.tenants().getFirst()).acts()) {
            for (Delivery delivery : deliveries.of(act)) {
                if (delivery.defect() != Defect.CUT) {
                    Map<String, Object> body = parsed(delivery);
                    assertThat(body)
                            .containsEntry("type", delivery.type())
                            .containsEntry("locationId", act.tenant())
                            .containsKeys("timestamp", "appId", "versionId");
                    assertThat(ids.add(body.get("webhookId"))).isTrue();
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(2_000);
    }

    @Test
    void writesAContactFlatWithWhatIsKnownOfIt() throws IOException {
        assertThat(parsed(Acts.delivered(new Act.ContactCreated(LEAD, Acts.CONTACT, AT))))
                .containsEntry("id", "contact1")
                .containsEntry("name", "Zoë O'Brien \"Z\"")
                .containsEntry("dnd", true)
                .containsEntry("tags", List.of("b", "a"))
                .containsEntry("dateAdded", "2026-01-01T00:00:00.500Z")
                .containsEntry("timestamp", "2026-02-03T04:05:06.789Z")
                .doesNotContainKey("phone");
    }

    @Test
    void nestsAnAppointmentWithTheTimeOfItsLocation() throws IOException {
        assertThat(parsed(Acts.delivered(new Act.AppointmentBooked(LEAD, Acts.APPOINTMENT, AT))))
                .doesNotContainKey("contactId")
                .extractingByKey("appointment", MAP)
                .containsEntry("contactId", "contact1")
                .containsEntry("startTime", "2026-02-05T14:00:00.000-06:00")
                .containsEntry("dateUpdated", "2026-02-02T22:05:06.789-06:00");
    }

    @Test
    void escapesWhateverAMessageSays() throws IOException {
        String text = "a \"quote\", a \\ backslash,\n\ta bell \u0007, 🏡 and <b>HTML</b>";
        Act message = new Act.MessageSent(LEAD, "m", Direction.INBOUND, Channel.EMAIL, text, AT);

        assertThat(parsed(Acts.delivered(message)))
                .containsEntry("body", text)
                .containsEntry("direction", "inbound")
                .containsEntry("messageType", "Email");
    }

    @Test
    void writesAnUnansweredCallAsGhlDoes() throws IOException {
        Act call = new Act.CallMade(LEAD, "m", Direction.INBOUND, CallResult.VOICEMAIL, 0, AT);

        assertThat(parsed(Acts.delivered(call)))
                .containsEntry("messageType", "CALL")
                .containsEntry("status", "voicemail")
                .doesNotContainKeys("callDuration", "callStatus", "body");
    }

    @Test
    void reportsMailInSecondsAndATemporaryFailureAsSuch() throws IOException {
        Act stat = new Act.EmailStat(LEAD, "e", "zoe@example.com", EmailEvent.FAILED_FOR_NOW, AT);

        assertThat(parsed(Acts.delivered(stat)))
                .containsEntry("contactId", "contact1")
                .extractingByKey("webhookPayload", MAP)
                .containsEntry("event", "failed")
                .containsEntry("severity", "temporary")
                .containsEntry("timestamp", 1_770_091_506);
    }

    @Test
    void leavesOutTheContactWhereGhlIsKnownTo() throws IOException {
        Act.Task task = new Act.Task("t", "Call back", "agent1", AT.plusSeconds(60), AT);

        assertThat(parsed(Acts.delivered(new Act.TaskAdded(LEAD, task, AT), Defect.WITHOUT_CONTACT)))
                .containsEntry("id", "t")
                .doesNotContainKeys("contactId", "body");
    }

    @Test
    void cutsABodyAtItsLimitAfterEverythingThatCounts() {
        byte[] cut = GhlPayloads.json(Acts.delivered(new Act.ContactUpdated(LEAD, Acts.CONTACT, AT), Defect.CUT));

        assertThat(cut).hasSize(GhlPayloads.MAX_BYTES);
        assertThat(new String(cut, 0, 1_200, UTF_8))
                .contains("\"payloadTooLarge\":true", "\"assignedTo\":\"agent1\"", "\"attachments\":");
        assertThat(new String(cut, UTF_8)).endsWith("aaaa");
    }

    @Test
    void reportsAnAgencyWithoutALocation() throws IOException {
        Act install = new Act.Installed("company:abc", "abc", AT);

        assertThat(parsed(Acts.delivered(install)))
                .containsEntry("companyId", "abc")
                .doesNotContainKey("locationId");
    }
}
