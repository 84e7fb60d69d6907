package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateScorerTest {

    @ParameterizedTest
    @CsvSource({"1, 6", "64, 6", "150, 5", "150, 0", "150, 8"})
    void givesTheBitsOfWholeRows(int count, int depth) {
        for (int seed = 0; seed < 20; seed++) {
            RandomForests forests = new RandomForests(seed, 5, 1 + 20 * seed);
            TreeEnsemble ensemble = forests.ensemble(20, depth);
            boolean[] ofCandidate = {seed % 2 == 0, true, seed % 3 == 0, false, seed == 7};
            float[] lead = forests.rows(1);
            float[] rows = forests.rows(count);
            float[] candidates = new float[rows.length];
            int next = 0;
            for (int i = 0; i < rows.length; i++) {
                if (ofCandidate[i % 5]) {
                    candidates[next++] = rows[i];
                } else {
                    rows[i] = lead[i % 5];
                }
            }

            float[] margins =
                    new CandidateScorer(ensemble, ofCandidate).margins(lead, Arrays.copyOf(candidates, next), count);

            assertThat(margins).containsExactly(ForestScorerTest.naive(ensemble, rows, count));
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 9, 5", "5, 8, 5", "5, 9, 4"})
    void refusesWhatIsTooShort(int lead, int candidates, int marks) {
        TreeEnsemble ensemble = new RandomForests(1, 5, 3).ensemble(1, 2);
        boolean[] ofCandidate = new boolean[marks];
        Arrays.fill(ofCandidate, 0, 3, true);

        assertThatThrownBy(() ->
                        new CandidateScorer(ensemble, ofCandidate).margins(new float[lead], new float[candidates], 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
