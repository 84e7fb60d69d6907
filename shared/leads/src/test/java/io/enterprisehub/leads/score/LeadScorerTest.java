package io.enterprisehub.leads.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.leads.Events;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadScorerTest {

    private static final Instant NOW = Events.START.plus(Duration.ofDays(10));

    /** As plain a model as there can be: the log-odds are a weighted sum of the known features. */
    private record WeightedSum(Map<Feature, Double> weights) implements LeadModel {
        @Override
        public String version() {
            return "sum-1";
        }

        @Override
        public double prior() {
            return 0.234;
        }

        @Override
        public double[] probabilities(float[] rows, int count) {
            double[] probabilities = new double[count];
            for (int i = 0; i < count; i++) {
                float[] row = Arrays.copyOfRange(rows, i * Features.COUNT, (i + 1) * Features.COUNT);
                probabilities[i] =
                        1 / (1 + Math.exp(-Arrays.stream(contributions(row)).sum()));
            }
            return probabilities;
        }

        @Override
        public double[] contributions(float[] row) {
            double[] contributions = new double[Features.COUNT];
            weights.forEach((feature, weight) -> contributions[feature.ordinal()] =
                    Float.isNaN(row[feature.ordinal()]) ? 0 : weight * row[feature.ordinal()]);
            return contributions;
        }
    }

    private static LeadScorer scorer(Map<Feature, Double> weights) {
        return new LeadScorer(new WeightedSum(weights), new TierPolicy(0.5, 0.42, 0.2, 0.16));
    }

    private static Lead observed(Signal... signals) {
        Lead lead = Lead.unknown(Events.LEAD);
        for (int i = 0; i < signals.length; i++) {
            lead = lead.apply(Events.of("e" + i, Events.observed(signals[i], NOW)));
        }
        return lead;
    }

    @Test
    void givesALeadWithoutDataThePriorAndSaysThatNothingIsKnown() {
        LeadScore score =
                scorer(Map.of()).score(List.of(Lead.unknown(Events.LEAD)), NOW).getFirst();

        assertThat(score)
                .isEqualTo(new LeadScore(
                        0.234,
                        23,
                        Tier.WARM,
                        0,
                        List.of(new Reason(
                                ReasonCode.NO_DATA, 0, "Nothing known yet: the score is the average of all leads")),
                        "sum-1",
                        NOW));
    }

    @Test
    void scoresInTheOrderOfTheLeads() {
        LeadScorer scorer = scorer(Map.of(Feature.MESSAGES_IN, 1.0));

        List<LeadScore> scores = scorer.score(
                List.of(observed(Signal.MESSAGE_IN), Lead.unknown(Events.LEAD), observed(Signal.MESSAGE_OUT)), NOW);

        assertThat(scores).hasSize(3);
        assertThat(scores.get(0).probability()).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
        assertThat(scores.get(0).score()).isEqualTo(73);
        assertThat(scores.get(1).probability()).isEqualTo(0.234);
        assertThat(scores.get(2).probability()).isEqualTo(0.5);
        assertThat(scorer.score(List.of(), NOW)).isEmpty();
    }

    @Test
    void putsTheStrongestReasonFirstWhicheverWayItPulls() {
        Map<Feature, Double> weights = Map.of(
                Feature.MESSAGES_IN, 0.5, Feature.NOT_INTERESTED, -2.0, Feature.URGENCY, 1.0, Feature.NOTES, 0.01);
        Lead lead = observed(Signal.MESSAGE_IN, Signal.NOT_INTERESTED, Signal.URGENCY, Signal.NOTE_ADDED);

        List<Reason> reasons =
                scorer(weights).score(List.of(lead), NOW).getFirst().reasons();

        assertThat(reasons)
                .extracting(Reason::code)
                .containsExactly(ReasonCode.REFUSAL, ReasonCode.URGENCY, ReasonCode.CONVERSATION);
        assertThat(reasons.getFirst().text()).isEqualTo("Said that there is no interest");
        assertThat(reasons.getFirst().effect()).isCloseTo(-2, within(1e-5));
    }

    @Test
    void addsUpTheFeaturesOfOneReason() {
        Map<Feature, Double> weights = Map.of(Feature.EMAILS_OPENED, 0.5, Feature.EMAILS_CLICKED, 0.25);

        List<Reason> reasons = scorer(weights)
                .score(List.of(observed(Signal.EMAIL_OPENED, Signal.EMAIL_CLICKED)), NOW)
                .getFirst()
                .reasons();

        assertThat(reasons).hasSize(1);
        assertThat(reasons.getFirst().effect()).isCloseTo(0.75, within(1e-5));
    }

    @Test
    void givesFiveReasonsAtMost() {
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            weights.put(feature, 1.0);
        }

        assertThat(scorer(weights)
                        .score(List.of(observed(Signal.values())), NOW)
                        .getFirst()
                        .reasons())
                .hasSize(5);
    }

    @Test
    void keepsATierWhileSignalsFadeAndLosesItBelowTheExit() {
        // Log-odds 2 x message - 1.5 x note; the message fades within a week by half, the note within three.
        LeadScorer scorer = scorer(Map.of(Feature.MESSAGES_IN, 2.0, Feature.NOTES, -1.5));
        Lead lead = observed(Signal.MESSAGE_IN, Signal.NOTE_ADDED);

        LeadScore fresh = scorer.score(List.of(lead), NOW).getFirst();
        LeadScore faded =
                scorer.score(List.of(lead), NOW.plus(Duration.ofDays(7))).getFirst();
        LeadScore gone =
                scorer.score(List.of(lead), NOW.plus(Duration.ofDays(14))).getFirst();

        assertThat(fresh.tier()).isEqualTo(Tier.HOT);
        assertThat(faded.probability()).isBetween(0.42, 0.49);
        assertThat(faded.tier()).isEqualTo(Tier.HOT);
        assertThat(gone.probability()).isBetween(0.2, 0.41);
        assertThat(gone.tier()).isEqualTo(Tier.WARM);
    }

    @Test
    void showsAWatchThePassOverAllLeadsOnce() {
        List<Integer> passes = new ArrayList<>();
        Lead lead = observed(Signal.MESSAGE_IN);
        LeadScorer scorer = scorer(Map.of(Feature.MESSAGES_IN, 1.0));

        List<LeadScore> scores = scorer.score(List.of(lead, lead), NOW, pass -> {
            Forecasts forecasts = pass.get();
            passes.add(forecasts.conversion().length);
            return forecasts;
        });

        assertThat(passes).containsExactly(4);
        assertThat(scores).isEqualTo(scorer.score(List.of(lead, lead), NOW));
    }
}
