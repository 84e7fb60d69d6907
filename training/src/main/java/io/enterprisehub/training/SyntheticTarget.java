package io.enterprisehub.training;

import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.inference.model.ReasonTable;
import io.enterprisehub.inference.model.ReasonText;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.ReasonCode;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.training.boost.Monotone;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is foreseen of a lead. Both models have the same columns, so that serving can bin a lead once for both. */
enum SyntheticTarget {
    CONVERSION("Conversion", "that a lead is won within " + TrainingSettings.HORIZON.toDays() + " days") {
        @Override
        boolean asks(Snapshot snapshot) {
            return true;
        }

        @Override
        boolean happened(Snapshot snapshot) {
            return snapshot.converted;
        }

        @Override
        Duration horizon() {
            return TrainingSettings.HORIZON;
        }

        @Override
        TierCuts tiers() {
            TierPolicy policy = TierPolicy.standard();
            return new TierCuts(policy.hotEntry(), policy.warmEntry());
        }
    },
    CHURN(
            "Churn",
            "that a lead that gave a sign of life within the last " + Churn.ENGAGED.toDays()
                    + " days is lost or silent for the next " + Churn.HORIZON.toDays()
                    + " days, and is not won meanwhile") {
        @Override
        boolean asks(Snapshot snapshot) {
            return snapshot.engaged;
        }

        @Override
        boolean happened(Snapshot snapshot) {
            return snapshot.left;
        }

        @Override
        Duration horizon() {
            return Churn.HORIZON;
        }

        @Override
        @Nullable
        TierCuts tiers() {
            return null;
        }
    };

    /** What speaks for winning a lead and against losing it, whatever else is known. */
    private static Set<Feature> good() {
        return EnumSet.of(
                Feature.MESSAGES_IN,
                Feature.CALLS_ANSWERED,
                Feature.VIEWINGS_ASKED,
                Feature.FINANCING_READY,
                Feature.URGENCY,
                Feature.APPOINTMENTS_AHEAD,
                Feature.APPOINTMENTS_KEPT);
    }

    private static Set<Feature> bad() {
        return EnumSet.of(
                Feature.DAYS_SINCE_LAST_SIGN,
                Feature.EMAILS_BOUNCED,
                Feature.UNSUBSCRIBED,
                Feature.NOT_INTERESTED,
                Feature.APPOINTMENTS_MISSED);
    }

    private final String title;
    private final String predicts;

    SyntheticTarget(String title, String predicts) {
        this.title = title;
        this.predicts = predicts;
    }

    /** Whether the question makes sense of this lead at this moment. */
    abstract boolean asks(Snapshot snapshot);

    abstract boolean happened(Snapshot snapshot);

    abstract Duration horizon();

    /** Where leads are cut into tiers; null = by the share of leads. */
    abstract @Nullable TierCuts tiers();

    String title() {
        return title;
    }

    String predicts() {
        return predicts;
    }

    /** Name of the model file. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".forest";
    }

    List<Monotone> monotone() {
        return Arrays.stream(Feature.values())
                .map(feature -> {
                    boolean rises = (this == CONVERSION ? good() : bad()).contains(feature);
                    boolean falls = (this == CONVERSION ? bad() : good()).contains(feature);
                    return rises ? Monotone.RISING : falls ? Monotone.FALLING : Monotone.FREE;
                })
                .toList();
    }

    /** What lowers the chance of winning is what raises the danger of losing, so the texts change their sides. */
    ReasonTable reasons() {
        SortedMap<String, ReasonText> texts = new TreeMap<>();
        for (ReasonCode code : ReasonCode.values()) {
            String good = code.text(1);
            String bad = code.text(-1);
            texts.put(code.name(), this == CONVERSION ? new ReasonText(good, bad) : new ReasonText(bad, good));
        }
        texts.remove(ReasonCode.NO_DATA.name());
        return new ReasonTable(
                Arrays.stream(Feature.values())
                        .map(feature -> feature.reason().name())
                        .toList(),
                texts);
    }
}
