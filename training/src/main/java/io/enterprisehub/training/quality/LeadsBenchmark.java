package io.enterprisehub.training.quality;

import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.boost.XgboostPeer;
import io.enterprisehub.training.csv.CsvTraining;
import io.enterprisehub.training.fit.Examples;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.Schema;
import java.nio.file.Path;

/** Trains on public data sets as {@code hub train} would, and XGBoost beside it. */
public final class LeadsBenchmark {

    private final Fitting fitting;
    private final FitProgress progress;

    public LeadsBenchmark(Fitting fitting, FitProgress progress) {
        this.fitting = fitting;
        this.progress = progress;
    }

    /**
     * One set.
     *
     * @param folder that holds its file
     * @throws io.enterprisehub.training.table.DataException when it does not
     */
    public QualityRow run(PublicSet set, Path folder) {
        Schema schema = set.schema();
        CsvTraining training = CsvTraining.read(set.file(folder), schema);
        long start = System.nanoTime();
        Fitted fitted = training.run(fitting, progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        Examples examples = training.examples();
        progress.step("XGBoost with its defaults on the same rows");
        return new QualityRow(
                schema,
                training.table().rows(),
                fitted,
                peer(examples.before(Period.CALIBRATION), examples.of(Period.TEST)),
                peer(examples.before(Period.TEST), examples.of(Period.TEST)),
                new Gate(schema.gate()).judge(fitted, null),
                seconds);
    }

    private static ScoredRows peer(LabelledRows seen, LabelledRows test) {
        return ScoredRows.of(XgboostPeer.probabilities(seen, test), test.labels());
    }
}
