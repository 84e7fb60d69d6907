package io.enterprisehub.training.timeline;

import io.enterprisehub.inference.model.ReasonText;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.leads.score.ReasonCode;
import io.enterprisehub.training.Churn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is foreseen of a lead from a store's past; the definitions are those of the synthetic market's models. */
public enum TimelineTarget {
    CONVERSION("Conversion", Duration.ofDays(90), "that a lead is won within 90 days") {
        @Override
        boolean asks(float[] row) {
            return true;
        }

        @Override
        boolean happened(LeadTimeline timeline, Instant moment) {
            return timeline.isWonWithin(moment, moment.plus(horizon()));
        }

        @Override
        ReasonText text(ReasonCode code) {
            return new ReasonText(code.text(1), code.text(-1));
        }
    },
    CHURN(
            "Churn",
            Churn.HORIZON,
            "that a lead that gave a sign of life within the last " + Churn.ENGAGED.toDays()
                    + " days is lost or silent for the next " + Churn.HORIZON.toDays()
                    + " days, and is not won meanwhile") {
        @Override
        boolean asks(float[] row) {
            return Churn.isEngaged(row);
        }

        @Override
        boolean happened(LeadTimeline timeline, Instant moment) {
            List<Instant> signs = timeline.events().stream()
                    .filter(event -> event.signals().stream().anyMatch(Features::isSignOfLife))
                    .map(LeadTimeline.Received::occurredAt)
                    .toList();
            return Churn.of(signs, timeline.wonAt(), timeline.lostAt()).leavesAfter(moment);
        }

        // What speaks for winning a lead speaks against its leaving, so the texts change their sides.
        @Override
        ReasonText text(ReasonCode code) {
            return new ReasonText(code.text(-1), code.text(1));
        }
    };

    private final String title;
    private final Duration horizon;
    private final String predicts;

    TimelineTarget(String title, Duration horizon, String predicts) {
        this.title = title;
        this.horizon = horizon;
        this.predicts = predicts;
    }

    /** Whether the question makes sense of a lead with these features. */
    abstract boolean asks(float[] row);

    /** Whether it came true after the moment. */
    abstract boolean happened(LeadTimeline timeline, Instant moment);

    /** What to say where a reason raises the probability, and where it lowers it. */
    abstract ReasonText text(ReasonCode code);

    String title() {
        return title;
    }

    /** How long after a moment the outcome is known. */
    Duration horizon() {
        return horizon;
    }

    /** The rest of a sentence that begins with the probability. */
    String predicts() {
        return predicts;
    }

    SortedMap<String, ReasonText> texts() {
        SortedMap<String, ReasonText> texts = new TreeMap<>();
        for (ReasonCode code : ReasonCode.values()) {
            texts.put(code.name(), text(code));
        }
        texts.remove(ReasonCode.NO_DATA.name());
        return texts;
    }
}
