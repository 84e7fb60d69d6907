package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.PlattScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattFitTest {

    @Test
    void findsTheLineThatTheOutcomesWereDrawnFrom() {
        Random random = new Random(11);
        double[] logOdds = new double[40_000];
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = -2 + 1.5 * random.nextGaussian();
            double p = 1 / (1 + Math.exp(-(0.6 * logOdds[i] + 0.4)));
            snapshots.addAll(Snapshots.withOutcomes(random.nextDouble() < p));
        }

        PlattScaling fit = PlattFit.fit(logOdds, snapshots);

        assertThat(fit.slope()).isCloseTo(0.6, within(0.04));
        assertThat(fit.intercept()).isCloseTo(0.4, within(0.08));
    }
}
