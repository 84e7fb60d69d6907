package io.enterprisehub.scoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParserTest {

    private static final String HEAD =
            "{\"type\":\"ContactUpdate\",\"locationId\":\"" + Fixtures.LOCATION + "\",\"webhookId\":\"w\",";

    private final EventParser parser = new EventParser();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hello; not-json",
                "''; not-json",
                "{\"type\":\"ContactUpdate\"; not-json",
                "{} {}; not-json",
                "[1,2]; not-an-object",
                "42; not-an-object",
                "{\"type\":\"ContactUpdate\"}; tenant-mismatch",
                "{\"type\":\"ContactUpdate\",\"locationId\":\"another\"}; tenant-mismatch",
            })
    void refusesWithAReasonWhatCanNeverBeHandled(String body, String reason) {
        assertThat(Rendering.of(parser.parse(Fixtures.message(Fixtures.LOCATION, body))))
                .isEqualTo("poison " + reason);
    }

    @Test
    void refusesABodyThatIsNestedTooDeep() {
        String body = HEAD + "\"x\":" + "[".repeat(200) + "]".repeat(200) + "}";

        assertThat(Rendering.of(parser.parse(Fixtures.message(Fixtures.LOCATION, body))))
                .isEqualTo("poison beyond-limits");
    }

    @Test
    void refusesAMessageThatWasQueuedUnderNoLocation() {
        assertThat(Rendering.of(parser.parse(Fixtures.message("signed:unplaced", HEAD + "\"id\":\"c1\"}"))))
                .isEqualTo("poison no-tenant");
    }

    @Test
    void refusesAnAgencyTenantForAnythingButItsLifeCycle() {
        assertThat(Rendering.of(parser.parse(Fixtures.message(
                        "company:cmpHarbor00000000001",
                        "{\"type\":\"ContactUpdate\",\"companyId\":\"cmpHarbor00000000001\",\"webhookId\":\"w\"}"))))
                .isEqualTo("poison tenant-mismatch");
    }

    @Test
    void takesTheLocationOfThePathOnTheWorkflowRouteAndIgnoresTheBodys() {
        String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"another\",\"webhookId\":\"chosen\",\"id\":\"c1\"}";

        Parsed parsed = parser.parse(Fixtures.message(body, Map.of("route", "workflow", "eventId", "wf:1:2")));

        assertThat(lead(parsed).lead().tenant()).isEqualTo(Fixtures.LOCATION);
        assertThat(lead(parsed).eventId()).isEqualTo("wf:1:2");
    }

    @Test
    void letsNoUnsignedBodyCloseATenant() {
        Parsed parsed = parser.parse(Fixtures.message("{\"type\":\"UNINSTALL\"}", Map.of("route", "workflow")));

        assertThat(Rendering.of(parsed)).isEqualTo("poison unsigned-life-cycle");
    }

    @Test
    void refusesAnEventWithoutAnyId() {
        Map<String, String> attributes = new HashMap<>(Map.of("eventId", " "));

        Parsed parsed = parser.parse(Fixtures.message(
                "{\"type\":\"ContactUpdate\",\"locationId\":\"" + Fixtures.LOCATION + "\",\"id\":\"c1\"}", attributes));

        assertThat(Rendering.of(parsed)).isEqualTo("poison no-event-id");
    }

    @Test
    void refusesABodyThatIsNotTheBase64ItClaimsToBe() {
        assertThat(Rendering.of(parser.parse(Fixtures.message("{}", Map.of("encoding", "base64")))))
                .isEqualTo("poison bad-encoding");
    }

    @Test
    void replacesRawAndEscapedNulCharactersAndHalvesOfPairs() {
        String body = HEAD
                + "\"id\":\"c1\",\"name\":\"A\u0000B\",\"email\":\"x\\u0000y\",\"source\":\"\\ud83d end \\ud83c\\udfe0\"}";
        String encoded = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));

        Parsed parsed = parser.parse(Fixtures.message(encoded, Map.of("encoding", "base64")));

        assertThat(fields(parsed))
                .containsEntry(LeadField.NAME, "A\uFFFDB")
                .containsEntry(LeadField.EMAIL, "x\uFFFDy")
                .containsEntry(LeadField.SOURCE, "\uFFFD end \uD83C\uDFE0");
    }

    @Test
    void replacesBytesThatAreNoUtf8() {
        byte[] body = (HEAD + "\"id\":\"c1\",\"name\":\"Ren?\"}").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xE9;

        Parsed parsed =
                parser.parse(Fixtures.message(Base64.getEncoder().encodeToString(body), Map.of("encoding", "base64")));

        assertThat(fields(parsed)).containsEntry(LeadField.NAME, "Ren\uFFFD");
    }

    @Test
    void readsPastAByteOrderMark() {
        Parsed parsed = parser.parse(Fixtures.message(Fixtures.LOCATION, "\uFEFF" + HEAD + "\"id\":\"c1\"}"));

        assertThat(lead(parsed).lead().leadId()).isEqualTo("c1");
    }

    @Test
    void cutsLongTextsWithoutSplittingAPair() {
        String body = HEAD + "\"id\":\"c1\",\"name\":\"" + "a".repeat(999) + "\uD83C\uDFE0\"}";

        assertThat(fields(parser.parse(Fixtures.message(Fixtures.LOCATION, body))))
                .containsEntry(LeadField.NAME, "a".repeat(999));
    }

    @Test
    void takesTheFirstOfEqualNames() {
        String body = HEAD + "\"id\":\"c1\",\"source\":\"first\",\"source\":\"second\"}";

        assertThat(fields(parser.parse(Fixtures.message(Fixtures.LOCATION, body))))
                .containsEntry(LeadField.SOURCE, "first");
    }

    @Test
    void keepsOfACutBodyWhatEndedBeforeTheCut() {
        String whole = HEAD + "\"id\":\"c1\",\"email\":\"a@b.test\",\"tags\":[\"x\",\"y\"],\"phone\":\"512\"}";
        String cut = whole.substring(0, whole.indexOf("\"y\"") + 3);

        Parsed parsed = parser.parse(Fixtures.message(cut, Map.of("truncated", "true")));

        assertThat(lead(parsed).truncated()).isTrue();
        assertThat(fields(parsed)).containsOnlyKeys(LeadField.EMAIL, LeadField.DELETED);
    }

    @Test
    void keepsWhatEndedInsideANestedObjectThatWasCut() {
        String body = Fixtures.body("appointment-create");
        String cut = body.substring(0, body.indexOf("\"startTime\""));

        Parsed parsed = parser.parse(Fixtures.message(cut, Map.of("truncated", "true")));

        assertThat(Rendering.of(parsed)).isEqualTo("""
                        lead cntMara0000000000001 type=AppointmentCreate event=delivery-1 at=2026-03-02T09:00:00Z
                        item APPOINTMENT aptView000000000001 2026-03-02T09:00:00Z STATUS=confirmed""");
    }

    @Test
    void neverTakesHalfANumberForAWholeOne() {
        String body = "{\"type\":\"OpportunityUpdate\",\"locationId\":\"" + Fixtures.LOCATION
                + "\",\"id\":\"o1\",\"contactId\":\"c1\",\"status\":\"open\",\"monetaryValue\":42";

        Parsed parsed = parser.parse(Fixtures.message(body, Map.of("truncated", "true")));

        assertThat(Rendering.of(parsed)).endsWith("item OPPORTUNITY o1 2026-03-02T09:00:00Z STATUS=open");
    }

    @Test
    void takesANumberThatEndedBeforeTheCut() {
        String body = "{\"type\":\"OpportunityUpdate\",\"locationId\":\"" + Fixtures.LOCATION
                + "\",\"id\":\"o1\",\"contactId\":\"c1\",\"monetaryValue\":42,";

        Parsed parsed = parser.parse(Fixtures.message(body, Map.of("truncated", "true")));

        assertThat(Rendering.of(parsed)).endsWith("item OPPORTUNITY o1 2026-03-02T09:00:00Z VALUE=42");
    }

    @Test
    void survivesEveryPossibleCutOfEveryFile() {
        for (String name : Fixtures.names()) {
            String body = Fixtures.body(name);
            for (int end = 0; end <= body.length(); end += 3) {
                Parsed parsed = parser.parse(Fixtures.message(body.substring(0, end), Map.of("truncated", "true")));
                assertThat(parsed).isNotNull();
            }
        }
    }

    @Test
    void readsTheTimeOfReceiptFromTheQueueWhereTheAttributeIsMissing() {
        Parsed parsed = parser.parse(Fixtures.message(HEAD + "\"id\":\"c1\"}", Map.of("receivedAt", "soon")));

        assertThat(lead(parsed).receivedAt()).isEqualTo(Fixtures.RECEIVED);
    }

    @Test
    void writesNoPlainNumberOfAMillionDigits() {
        String body = Fixtures.body("opportunity-update").replace("425000", "1e-999999999");

        Parsed parsed = parser.parse(Fixtures.message(Fixtures.LOCATION, body));

        assertThat(lead(parsed).changes()).hasSize(1);
        assertThat(Rendering.of(parsed)).doesNotContain("VALUE");
    }

    private static LeadEvent lead(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.OfLead.class);
        return ((Parsed.OfLead) parsed).event();
    }

    private static Map<LeadField, @Nullable String> fields(Parsed parsed) {
        return lead(parsed).changes().stream()
                .filter(LeadChange.FieldsSet.class::isInstance)
                .map(change -> ((LeadChange.FieldsSet) change).values())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        Arrays.toString(lead(parsed).changes().toArray())));
    }
}
