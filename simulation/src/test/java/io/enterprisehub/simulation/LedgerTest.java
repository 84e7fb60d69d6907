package io.enterprisehub.simulation;

import static io.enterprisehub.simulation.Acts.AT;
import static io.enterprisehub.simulation.Acts.LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadChange.FieldsSet;
import io.enterprisehub.leads.LeadChange.ItemSet;
import io.enterprisehub.leads.LeadChange.Observed;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Channel;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Act.EmailEvent;
import io.enterprisehub.simulation.Delivery.Defect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

    private static final Instant RECEIVED = AT.plusSeconds(3);

    private static LeadEvent event(Delivery delivery) {
        return Objects.requireNonNull(Ledger.event(delivery, RECEIVED));
    }

    private static List<LeadChange> changes(Act act) {
        return event(Acts.delivered(act)).changes();
    }

    @Test
    void writesTheFieldsThatAContactHasAndNoOthers() {
        FieldsSet set = (FieldsSet)
                changes(new Act.ContactUpdated(LEAD, Acts.CONTACT, AT)).getFirst();

        assertThat(set.at()).isEqualTo(AT);
        assertThat(set.values())
                .containsOnly(
                        entry(LeadField.NAME, "Zoë O'Brien \"Z\""),
                        entry(LeadField.EMAIL, "zoe@example.com"),
                        entry(LeadField.SOURCE, "Zillow"),
                        entry(LeadField.TAGS, "a\nb"),
                        entry(LeadField.DND, "true"),
                        entry(LeadField.ASSIGNED_TO, "agent1"),
                        entry(LeadField.CREATED_AT, "2026-01-01T00:00:00.500Z"),
                        entry(LeadField.DELETED, "false"));
    }

    @Test
    void erasesADeletedContact() {
        assertThat(changes(new Act.ContactDeleted(LEAD, Acts.CONTACT, AT)))
                .containsExactly(new FieldsSet(LeadField.erasure(), AT));
    }

    @Test
    void hearsWhatAnInboundMessageSays() {
        Act asks = new Act.MessageSent(
                LEAD, "m", Direction.INBOUND, Channel.SMS, "Can we see the house? Budget is $300,000", AT);

        assertThat(changes(asks))
                .containsExactlyInAnyOrder(
                        new Observed(Signal.MESSAGE_IN, AT),
                        new Observed(Signal.VIEWING_ASKED, AT),
                        new Observed(Signal.BUDGET_NAMED, AT));
    }

    @Test
    void doesNotTakeTheAgentsWordsForTheLeads() {
        Act offers = new Act.MessageSent(LEAD, "m", Direction.OUTBOUND, Channel.EMAIL, "A viewing today?", AT);

        assertThat(changes(offers)).containsExactly(new Observed(Signal.MESSAGE_OUT, AT));
    }

    @ParameterizedTest
    @CsvSource({
        "INBOUND, COMPLETED, 30, CALL_ANSWERED",
        "OUTBOUND, COMPLETED, 30, CALL_ANSWERED",
        "OUTBOUND, COMPLETED, 0,",
        "INBOUND, VOICEMAIL, 0, VOICEMAIL",
        "OUTBOUND, VOICEMAIL, 0,",
        "OUTBOUND, NO_ANSWER, 0,",
        "INBOUND, BUSY, 0,"
    })
    void countsACallThatReachedAPersonAndAMessageThatTheLeadLeft(
            Direction direction, CallResult result, int seconds, @Nullable Signal signal) {
        List<LeadChange> changes = changes(new Act.CallMade(LEAD, "m", direction, result, seconds, AT));

        assertThat(changes).isEqualTo(signal == null ? List.of() : List.of(new Observed(signal, AT)));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, EMAIL_OPENED",
        "CLICKED, EMAIL_CLICKED",
        "BOUNCED, EMAIL_BOUNCED",
        "UNSUBSCRIBED, UNSUBSCRIBED",
        "COMPLAINED, UNSUBSCRIBED",
        "DELIVERED,",
        "FAILED_FOR_NOW,"
    })
    void readsMailStatisticsInWholeSeconds(EmailEvent event, @Nullable Signal signal) {
        List<LeadChange> changes = changes(new Act.EmailStat(LEAD, "e", "zoe@example.com", event, AT));

        Instant second = Instant.parse("2026-02-03T04:05:06Z");
        assertThat(changes).isEqualTo(signal == null ? List.of() : List.of(new Observed(signal, second)));
    }

    @Test
    void countsAStageMoveOnlyByTheEventThatIsNamedSo() {
        Act moved = new Act.StageMoved(LEAD, Acts.OPPORTUNITY, AT);
        LeadChange set = new ItemSet(
                ItemKind.OPPORTUNITY,
                "opp1",
                Map.of(
                        ItemField.STATUS,
                        "open",
                        ItemField.PIPELINE,
                        "pipe1",
                        ItemField.STAGE,
                        "stage2",
                        ItemField.VALUE,
                        "350000"),
                AT);

        assertThat(changes(moved)).containsExactly(set, new Observed(Signal.STAGE_MOVED, AT));
        assertThat(event(new Delivery("webhook2", "OpportunityUpdate", moved, Defect.NONE))
                        .changes())
                .containsExactly(set);
    }

    @Test
    void saysWhenAnAppointmentIsInUtc() {
        assertThat(changes(new Act.AppointmentUpdated(LEAD, Acts.APPOINTMENT, AT)))
                .containsExactly(new ItemSet(
                        ItemKind.APPOINTMENT,
                        "app1",
                        Map.of(ItemField.STATUS, "confirmed", ItemField.STARTS_AT, "2026-02-05T20:00:00Z"),
                        AT));
        assertThat(changes(new Act.AppointmentDeleted(LEAD, Acts.APPOINTMENT, AT)))
                .containsExactly(new ItemSet(ItemKind.APPOINTMENT, "app1", Map.of(ItemField.DELETED, "true"), AT));
    }

    @Test
    void countsACampaignsReplyWhereThereIsOne() {
        LeadChange set = new ItemSet(ItemKind.CAMPAIGN, "c1", Map.of(ItemField.STATUS, "finished"), AT);

        assertThat(changes(new Act.CampaignStatus(LEAD, "c1", "finished", null, AT)))
                .containsExactly(set);
        assertThat(changes(new Act.CampaignStatus(LEAD, "c1", "finished", "Yes!", AT)))
                .containsExactly(set, new Observed(Signal.CAMPAIGN_REPLY, AT));
    }

    @Test
    void knowsNoLeadWithoutAContactIdAndForTheApp() {
        Act stat = new Act.EmailStat(LEAD, "e", "zoe@example.com", EmailEvent.OPENED, AT);

        assertThat(Ledger.event(Acts.delivered(stat, Defect.WITHOUT_CONTACT), RECEIVED))
                .isNull();
        assertThat(Ledger.event(Acts.delivered(new Act.Installed("location1", "company1", AT)), RECEIVED))
                .isNull();
    }

    @Test
    void carriesIdTypeTimesAndTheCut() {
        LeadEvent event = event(Acts.delivered(new Act.NoteAdded(LEAD, "n", "text", AT), Defect.CUT));

        assertThat(event)
                .isEqualTo(new LeadEvent(
                        LEAD,
                        "webhook1",
                        "NoteCreate",
                        AT,
                        RECEIVED,
                        true,
                        List.of(new Observed(Signal.NOTE_ADDED, AT))));
    }

    @Test
    void takesTheTimeOfReceiptForAClockThatIsFarAhead() {
        Delivery note = Acts.delivered(new Act.NoteAdded(LEAD, "n", "text", AT));
        Instant tolerated = AT.minus(Duration.ofMinutes(5));
        Instant tooEarly = tolerated.minusMillis(1);

        assertThat(Objects.requireNonNull(Ledger.event(note, tolerated)).occurredAt())
                .isEqualTo(AT);
        LeadEvent ahead = Objects.requireNonNull(Ledger.event(note, tooEarly));
        assertThat(ahead.occurredAt()).isEqualTo(tooEarly);
        assertThat(ahead.changes().getFirst().at()).isEqualTo(tooEarly);
    }

    @Test
    void replacesAMailTimeThatIsFarAheadByTheWholeTimeOfReceipt() {
        Instant tooEarly = AT.minus(Duration.ofHours(1));
        Act stat = new Act.EmailStat(LEAD, "e", "zoe@example.com", EmailEvent.OPENED, AT);

        LeadEvent event = Objects.requireNonNull(Ledger.event(Acts.delivered(stat), tooEarly));

        assertThat(event.changes()).containsExactly(new Observed(Signal.EMAIL_OPENED, tooEarly));
    }
}
