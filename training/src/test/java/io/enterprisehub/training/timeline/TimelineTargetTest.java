package io.enterprisehub.training.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.ReasonCode;
import io.enterprisehub.training.table.DataException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lead that wrote ten days ago, and what became of it. */
class TimelineTargetTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LeadTimeline.Received WROTE = received(-10, Signal.MESSAGE_IN);

    private static LeadTimeline.Received received(int day, Signal signal) {
        return new LeadTimeline.Received(day(day), day(day), List.of(signal));
    }

    private static Instant day(int day) {
        return NOW.plus(Duration.ofDays(day));
    }

    private static LeadTimeline lead(@Nullable Integer won, @Nullable Integer lost, LeadTimeline.Received... events) {
        return new LeadTimeline(
                new LeadKey("tenant", "lead"),
                null,
                null,
                List.of(events),
                won == null ? null : day(won),
                lost == null ? null : day(lost));
    }

    private static boolean leaves(LeadTimeline lead) {
        return TimelineTarget.CHURN.happened(lead, NOW);
    }

    @Test
    void leavesWhoStaysSilentForTheWholeHorizon() {
        assertThat(leaves(lead(null, null, WROTE))).isTrue();
        assertThat(leaves(lead(null, null, WROTE, received(31, Signal.MESSAGE_IN))))
                .isTrue();
        assertThat(leaves(lead(null, null, WROTE, received(29, Signal.EMAIL_OPENED))))
                .isFalse();
        assertThat(leaves(lead(null, null, WROTE, received(5, Signal.MESSAGE_OUT))))
                .isTrue();
    }

    @Test
    void leavesWhoIsLostAndNotWhoIsWon() {
        LeadTimeline.Received answer = received(3, Signal.MESSAGE_IN);

        assertThat(leaves(lead(null, 10, WROTE, answer))).isTrue();
        assertThat(leaves(lead(null, 40, WROTE, answer))).isFalse();
        assertThat(leaves(lead(10, null, WROTE))).isFalse();
        assertThat(leaves(lead(40, null, WROTE))).isTrue();
    }

    @Test
    void asksForChurnOfTheEngagedOnly() {
        assertThat(TimelineTarget.CHURN.asks(AsOf.features(lead(null, null, WROTE), day(19))))
                .isTrue();
        assertThat(TimelineTarget.CHURN.asks(AsOf.features(lead(null, null, WROTE), day(21))))
                .isFalse();
        assertThat(TimelineTarget.CHURN.asks(AsOf.features(lead(null, null), NOW)))
                .isFalse();
        assertThat(TimelineTarget.CONVERSION.asks(AsOf.features(lead(null, null), NOW)))
                .isTrue();
    }

    @Test
    void isWonWithinNinetyDays() {
        assertThat(TimelineTarget.CONVERSION.happened(lead(90, null, WROTE), NOW))
                .isTrue();
        assertThat(TimelineTarget.CONVERSION.happened(lead(91, null, WROTE), NOW))
                .isFalse();
    }

    @Test
    void turnsTheTextsOfReasonsAround() {
        ReasonCode code = ReasonCode.CONVERSATION;

        assertThat(TimelineTarget.CHURN.texts().get(code.name()))
                .isNotNull()
                .satisfies(text -> assertThat(text.raises()).isEqualTo(code.text(-1)));
        assertThat(TimelineTarget.CONVERSION.texts().get(code.name()))
                .isNotNull()
                .satisfies(text -> assertThat(text.raises()).isEqualTo(code.text(1)));
    }

    @Test
    void saysHowFarTheHorizonOfATargetReachesWhereRowsAreTooFew() {
        assertThatThrownBy(() -> TimelineTraining.of(TimelineTarget.CHURN, List.of(lead(null, null, WROTE)), NOW, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("known after 30 days");
    }
}
