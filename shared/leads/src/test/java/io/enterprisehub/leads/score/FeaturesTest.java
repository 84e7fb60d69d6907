package io.enterprisehub.leads.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.leads.Events;
import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Instant NOW = Events.START.plus(Duration.ofDays(30));
    private static final LeadChange SIGN = Events.observed(Signal.MESSAGE_IN, NOW.minus(Duration.ofDays(7)));

    private static float[] row(Lead lead) {
        float[] row = new float[Features.COUNT];
        Features.write(lead, NOW, row, 0);
        return row;
    }

    private static float feature(Feature feature, LeadChange... changes) {
        return row(Events.lead(changes))[feature.ordinal()];
    }

    private static LeadChange appointment(String id, String status, Duration fromNow) {
        return Events.item(
                ItemKind.APPOINTMENT,
                id,
                Events.START,
                Map.of(
                        ItemField.STATUS,
                        status,
                        ItemField.STARTS_AT,
                        NOW.plus(fromNow).toString()));
    }

    private static LeadChange opportunity(String id, String status, String value) {
        return Events.item(
                ItemKind.OPPORTUNITY, id, Events.START, Map.of(ItemField.STATUS, status, ItemField.VALUE, value));
    }

    @Test
    void knowsNothingOfAnUnknownLeadAndSaysSo() {
        float[] row = row(Lead.unknown(Events.LEAD));

        assertThat(row).hasSize(Features.COUNT).containsOnly(Float.NaN);
        assertThat(Features.completeness(row, 0)).isZero();
    }

    @Test
    void takesASignalForAbsentOnlyOnceAnySignalWasSeen() {
        LeadChange named = Events.fields(NOW, Map.of(LeadField.SOURCE, "Zillow"));

        assertThat(feature(Feature.EMAILS_OPENED, named)).isNaN();
        assertThat(feature(Feature.EMAILS_OPENED, named, SIGN)).isZero();
        assertThat(feature(Feature.OPPORTUNITIES_OPEN, named)).isNaN();
        assertThat(feature(Feature.OPPORTUNITIES_OPEN, named, SIGN)).isZero();
        assertThat(feature(Feature.APPOINTMENTS_AHEAD, SIGN)).isZero();
    }

    @Test
    void decaysASignalByItsHalfLifeAtReadTime() {
        assertThat(feature(Feature.MESSAGES_IN, SIGN)).isCloseTo(0.5f, within(1e-5f));
    }

    @Test
    void sharesRepliesAmongMessagesAndKnowsNothingWithoutAny() {
        LeadChange out = Events.observed(Signal.MESSAGE_OUT, NOW.minus(Duration.ofDays(7)));

        assertThat(feature(Feature.REPLY_SHARE, SIGN)).isEqualTo(1);
        assertThat(feature(Feature.REPLY_SHARE, SIGN, out)).isCloseTo(0.5f, within(1e-5f));
        assertThat(feature(Feature.REPLY_SHARE, Events.observed(Signal.NOTE_ADDED, NOW)))
                .isNaN();
    }

    @Test
    void countsDaysSinceTheLeadItselfGaveASign() {
        LeadChange agentsNote = Events.observed(Signal.NOTE_ADDED, NOW);

        assertThat(feature(Feature.DAYS_SINCE_LAST_SIGN, SIGN, agentsNote)).isEqualTo(7);
        assertThat(feature(Feature.DAYS_SINCE_LAST_SIGN, agentsNote)).isNaN();
        assertThat(feature(Feature.DAYS_SINCE_LAST_SIGN, Events.observed(Signal.EMAIL_OPENED, NOW.plusSeconds(60))))
                .isZero();
    }

    @Test
    void agesAContactFromItsDateAndNotFromAnUnreadableOne() {
        assertThat(feature(Feature.AGE_DAYS, Events.fields(NOW, Map.of(LeadField.CREATED_AT, Events.START.toString()))))
                .isEqualTo(30);
        assertThat(feature(Feature.AGE_DAYS, Events.fields(NOW, Map.of(LeadField.CREATED_AT, "yesterday"))))
                .isNaN();
    }

    @Test
    void tellsAppointmentsAheadKeptAndMissedApart() {
        LeadChange[] all = {
            appointment("a", "confirmed", Duration.ofDays(1)),
            appointment("b", "confirmed", Duration.ofDays(-1)),
            appointment("c", "new", Duration.ofDays(2)),
            appointment("d", "showed", Duration.ofDays(-2)),
            appointment("e", "noshow", Duration.ofDays(-3)),
            appointment("f", "cancelled", Duration.ofDays(3)),
            Events.item(ItemKind.APPOINTMENT, "g", Events.START, Map.of(ItemField.STATUS, "confirmed")),
        };

        assertThat(feature(Feature.APPOINTMENTS_AHEAD, all)).isEqualTo(2);
        assertThat(feature(Feature.APPOINTMENTS_KEPT, all)).isEqualTo(1);
        assertThat(feature(Feature.APPOINTMENTS_MISSED, all)).isEqualTo(2);
    }

    @Test
    void sumsTheValuesOfOpenOpportunitiesAndKnowsNothingWithoutOne() {
        assertThat(feature(
                        Feature.OPPORTUNITY_VALUE_LOG,
                        opportunity("a", "open", "90000"),
                        opportunity("b", "open", "9999"),
                        opportunity("c", "won", "500000"),
                        opportunity("d", "open", "a lot"),
                        opportunity("e", "open", "-5")))
                .isEqualTo(5);
        assertThat(feature(Feature.OPPORTUNITY_VALUE_LOG, opportunity("d", "open", "a lot")))
                .isNaN();
        assertThat(feature(Feature.OPPORTUNITIES_OPEN, opportunity("a", "open", "1"), opportunity("c", "won", "1")))
                .isEqualTo(1);
    }

    @Test
    void knowsTheSourceAsOneOfManyAndDoNotDisturbAsSaid() {
        LeadChange referred = Events.fields(NOW, Map.of(LeadField.SOURCE, "Referral", LeadField.DND, "false"));

        assertThat(feature(Feature.SOURCE_REFERRAL, referred)).isEqualTo(1);
        assertThat(feature(Feature.SOURCE_PORTAL, referred)).isZero();
        assertThat(feature(Feature.SOURCE_PORTAL, SIGN)).isNaN();
        assertThat(feature(Feature.DO_NOT_DISTURB, referred)).isZero();
        assertThat(feature(Feature.DO_NOT_DISTURB, SIGN)).isNaN();
    }

    @Test
    void writesARowWhereItIsToldAndNowhereElse() {
        float[] rows = new float[3 * Features.COUNT];

        Features.write(Events.lead(SIGN), NOW, rows, Features.COUNT);

        assertThat(rows[0]).isZero();
        assertThat(rows[Features.COUNT + Feature.MESSAGES_IN.ordinal()]).isPositive();
        assertThat(rows[2 * Features.COUNT]).isZero();
        assertThat(Features.completeness(rows, Features.COUNT)).isBetween(0.5, 0.99);
    }
}
