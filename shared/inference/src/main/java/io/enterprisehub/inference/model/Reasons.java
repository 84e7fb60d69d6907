package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Reason;
import io.enterprisehub.inference.forest.TreeShap;
import io.enterprisehub.inference.linear.LinearScorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a model's scores are what they are. Tables for trees are made by the first question: scoring alone never pays for them. */
final class Reasons {

    private final TrainedModel model;
    private final Margins margins;
    private volatile @Nullable TreeShap shap;

    Reasons(TrainedModel model, Margins margins) {
        this.model = model;
        this.margins = margins;
    }

    double[] contributions(float[] rows, int offset) {
        LinearScorer fallback = margins.instead(rows, offset, model.schema().size());
        if (fallback != null) {
            return fallback.contributions(rows, offset);
        }
        LinearScorer linear = margins.linear();
        return linear == null ? shap().contributions(rows, offset) : linear.contributions(rows, offset);
    }

    /** Margin of a row of which nothing is known, not even what is missing. */
    double expectedMargin() {
        LinearScorer linear = margins.linear();
        return linear == null ? shap().expectedMargin() : linear.expectedMargin();
    }

    List<Explanation> explain(float[] rows, int offset, int most) {
        List<Explanation> explanations = new ArrayList<>();
        for (Reason reason :
                TreeShap.reasons(contributions(rows, offset), model.reasons().codes(), most)) {
            ReasonText text = model.reasons().texts().get(reason.code());
            if (text != null) {
                String direction = reason.contribution() > 0 ? text.raises() : text.lowers();
                explanations.add(new Explanation(reason.code(), direction, reason.contribution()));
            }
        }
        return explanations;
    }

    /** Two threads may both make it at first; either is right. */
    private TreeShap shap() {
        TreeShap known = shap;
        if (known == null) {
            known = new TreeShap(((Predictor.Forest) model.predictor()).ensemble());
            shap = known;
        }
        return known;
    }
}
