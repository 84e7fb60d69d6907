package io.enterprisehub.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.inference.model.TrainedModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreRowsTest {

    private final ServableModel model = ServableModel.open(TrainedModelFile.write(TrainedModels.anyForest(6)));

    @Test
    void rowsScoredTogetherGetTheScoresOfEachAlone() {
        float[] a = {1, 2, 3};
        float[] b = {Float.NaN, Float.NaN, -4};

        assertThat(new ScoreRows(model).answer(List.of(a, b))).containsExactly(model.score(a), model.score(b));
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new ScoreRows(model).answer(List.of(new float[2])))
                .hasMessage("a row has 3 values, but this one 2");
    }
}
