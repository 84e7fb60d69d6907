package io.enterprisehub.training.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void knowsWhatWasReceivedByThen() {
        float[] row =
                AsOf.features(lead(received(-10, -10, Signal.MESSAGE_IN), received(0, 0, Signal.VIEWING_ASKED)), NOW);

        assertThat(row[Feature.VIEWINGS_ASKED.ordinal()]).isEqualTo(1);
        assertThat(row[Feature.MESSAGES_IN.ordinal()]).isBetween(0.01f, 0.99f);
        assertThat(row[Feature.AGE_DAYS.ordinal()]).isEqualTo(40);
        assertThat(row[Feature.DAYS_SINCE_LAST_SIGN.ordinal()]).isEqualTo(10);
        assertThat(row[Feature.SOURCE_REFERRAL.ordinal()]).isEqualTo(1);
    }

    @Test
    void isTheSameWhateverCameLater() {
        LeadTimeline.Received first = received(-10, -10, Signal.MESSAGE_IN);
        LeadTimeline open = lead(first);
        LeadTimeline won = new LeadTimeline(
                open.lead(),
                open.createdAt(),
                open.source(),
                List.of(first, received(1, 1, Signal.NOT_INTERESTED), received(2, -5, Signal.URGENCY)),
                NOW.plus(Duration.ofDays(3)),
                null);

        assertThat(AsOf.features(won, NOW)).containsExactly(AsOf.features(open, NOW));
    }

    @Test
    void doesNotKnowWhatHappenedBeforeAndWasReceivedLater() {
        float[] row = AsOf.features(lead(received(-10, -10, Signal.MESSAGE_IN), received(1, -2, Signal.URGENCY)), NOW);

        assertThat(row[Feature.URGENCY.ordinal()]).isZero();
    }

    @Test
    void leavesUnknownWhatAStoreKeepsInItsLatestStateOnly() {
        float[] row = AsOf.features(lead(received(-1, -1, Signal.MESSAGE_IN)), NOW);

        List<Feature> unknown = new ArrayList<>(AsOf.UNKNOWABLE);
        assertThat(unknown)
                .allSatisfy(feature -> assertThat(row[feature.ordinal()]).isNaN());
        assertThat(unknown).contains(Feature.OPPORTUNITIES_OPEN, Feature.APPOINTMENTS_KEPT);
    }

    private static LeadTimeline lead(LeadTimeline.Received... events) {
        return new LeadTimeline(
                new LeadKey("tenant", "lead"), NOW.minus(Duration.ofDays(40)), "Referral", List.of(events), null, null);
    }

    private static LeadTimeline.Received received(int receivedDay, int occurredDay, Signal signal) {
        return new LeadTimeline.Received(
                NOW.plus(Duration.ofDays(receivedDay)), NOW.plus(Duration.ofDays(occurredDay)), List.of(signal));
    }
}
