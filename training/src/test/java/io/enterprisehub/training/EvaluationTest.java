package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void countsThePairsThatAreRankedRightly() {
        Evaluation evaluation =
                Evaluation.of(new double[] {0.9, 0.2, 0.6, 0.4}, Snapshots.withOutcomes(true, false, false, true));

        // Four pairs; only (0.4, 0.6) is the wrong way round.
        assertThat(evaluation.auc()).isCloseTo(0.75, within(1e-12));
        assertThat(evaluation.converted()).isEqualTo(2);
    }

    @Test
    void countsATieAsHalfAPair() {
        Evaluation evaluation =
                Evaluation.of(new double[] {0.5, 0.5, 0.5, 0.5}, Snapshots.withOutcomes(true, false, false, true));

        assertThat(evaluation.auc()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void measuresTheErrorOfTheProbabilityItself() {
        Evaluation evaluation = Evaluation.of(new double[] {0.8, 0.4}, Snapshots.withOutcomes(true, false));

        assertThat(evaluation.brier()).isCloseTo((0.04 + 0.16) / 2, within(1e-12));
        assertThat(evaluation.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-12));
    }

    @Test
    void findsPromisesThatAreKeptAndThoseThatAreNot() {
        List<Snapshot> snapshots = new ArrayList<>();
        double[] honest = new double[1_000];
        double[] boastful = new double[1_000];
        for (int i = 0; i < 1_000; i++) {
            int band = i / 100;
            honest[i] = band / 10.0;
            boastful[i] = 0.3 + band / 20.0;
            snapshots.addAll(Snapshots.withOutcomes(i % 10 < band));
        }

        assertThat(Evaluation.of(honest, snapshots).ece()).isCloseTo(0, within(1e-12));
        assertThat(Evaluation.of(boastful, snapshots).ece()).isGreaterThan(0.1);
    }

    @Test
    void givesAWrongCertaintyALargeLossNotAnInfiniteOne() {
        assertThat(Evaluation.of(new double[] {0, 1}, Snapshots.withOutcomes(true, true))
                        .logLoss())
                .isBetween(17.0, 18.0);
    }
}
