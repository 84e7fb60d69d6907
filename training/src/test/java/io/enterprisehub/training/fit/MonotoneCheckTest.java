package io.enterprisehub.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.training.boost.Monotone;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonotoneCheckTest {

    private static final List<String> FEATURES = List.of("calls", "visits");
    private static final List<Monotone> CALLS_RISE = List.of(Monotone.RISING, Monotone.FREE);

    @Test
    void provesWhatEveryTreeKeeps() {
        MonotoneCheck check = MonotoneCheck.of(forest(step(0, 2, -1, 1), step(1, 0, 1, -1)), FEATURES, CALLS_RISE);

        assertThat(check.sentence()).isEqualTo("1 of 1 monotone constraints are proved for every row.");
        assertThat(check.violations()).isEmpty();
    }

    @Test
    void showsTheStepThatBreaksAConstraint() {
        Tree onlyWithManyVisits = new Tree.Split(1, 4, false, leaf(0), step(0, 2, 0.5f, 0.25f));

        MonotoneCheck check = MonotoneCheck.of(forest(onlyWithManyVisits), FEATURES, CALLS_RISE);

        assertThat(check.violations())
                .containsExactly(
                        "its score must never fall when calls rises, but the margin falls by 0.2500 when it goes"
                                + " from -Infinity to 2.0, with visits 4.0 and all other features below every threshold");
        assertThat(check.sentence()).isEqualTo("0 of 1 monotone constraints are proved for every row; broken: 1.");
    }

    @Test
    void reportsAConstraintThatOtherTreesSaveAndDoesNotRefuseForIt() {
        MonotoneCheck check = MonotoneCheck.of(forest(step(0, 2, 0, -1), step(0, 2, 0, 3)), FEATURES, CALLS_RISE);

        assertThat(check.violations()).isEmpty();
        assertThat(check.unproved()).containsExactly("calls");
        assertThat(check.sentence())
                .isEqualTo("0 of 1 monotone constraints are proved for every row; neither proved nor refuted: calls.");
    }

    @Test
    void readsTheDirectionOfALinearModelFromItsWeight() {
        LinearModel model =
                new LinearModel(0, 5, List.of(new LinearTerm(-0.5, 1, 2, 0, 0), new LinearTerm(-0.5, 1, 2, 0, 0)));
        Predictor linear = new Predictor.Linear(model, Cuts.quantiles(new float[] {1, 1, 2, 2}, 2, 2, 10));

        MonotoneCheck check = MonotoneCheck.of(linear, FEATURES, List.of(Monotone.RISING, Monotone.FALLING));

        assertThat(check.proved()).isEqualTo(1);
        assertThat(check.violations())
                .containsExactly(
                        "its score must never fall when calls rises, but the margin falls by 0.5000 when it goes"
                                + " from 1.0 to 3.0, with any other values");
    }

    private static Predictor forest(Tree... trees) {
        return new Predictor.Forest(new TreeEnsemble(2, List.of(trees), 0), LeafPrecision.FLOAT32);
    }

    private static Tree step(int feature, float threshold, float below, float from) {
        return new Tree.Split(feature, threshold, false, leaf(below), leaf(from));
    }

    private static Tree leaf(float value) {
        return new Tree.Leaf(value, 50);
    }
}
