package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftCounterTest {

    private static final double EXACT = 1e-12;

    /** In blocks and one by one, for forests and plain cuts that share a binning, with features of several columns. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40, 300})
    void givesTheIndexOfHistogramsCountedByHand(int thresholds) {
        RandomForests forests = new RandomForests(thresholds, 4, thresholds);
        List<TreeEnsemble> ensembles = List.of(forests.ensemble(30, 6), forests.ensemble(5, 3), forests.ensemble(3, 8));
        Cuts cuts = Cuts.quantiles(forests.rows(300), 300, 4, 10);
        Binning shared = Binning.of(4, ensembles, List.of(cuts));
        List<Binning> own = new ArrayList<>();
        ensembles.forEach(ensemble -> own.add(Binning.of(List.of(ensemble))));
        own.add(Binning.of(cuts));
        float[] before = forests.rows(2000);
        float[] now = forests.rows(500);
        List<DriftCounter> counters = new ArrayList<>();
        ForestScorer scorer = ForestScorer.of(ensembles, shared);
        own.forEach(binning -> counters.add(scorer.counter(binning, Histograms.of(binning, before, 2000))));

        scorer.blocksFrom(1).margins(now, 300, new float[3][300], counters);
        float[] rest = Arrays.copyOfRange(now, 1200, 2000);
        scorer.blocksFrom(65).margins(rest, 200, new float[3][200], counters);

        for (int i = 0; i < own.size(); i++) {
            assertThat(counters.get(i).rows()).isEqualTo(500);
            Histograms expected = Histograms.of(own.get(i), before, 2000);
            Histograms actual = Histograms.of(own.get(i), now, 500);
            double[] psi = counters.get(i).psi(true);
            for (int column = 0; column < psi.length; column++) {
                assertThat(psi[column]).isCloseTo(expected.psi(column, actual), within(EXACT));
            }
            assertThat(counters.get(i).rows()).isZero();
        }
    }
}
