package io.enterprisehub.local.cli;

import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.csv.CsvTraining;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.table.Schema;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One training on rows of a person: fit, show, judge, write or refuse. */
final class CsvTrainRun {

    private final CsvTraining training;
    private final Schema schema;
    private final TrainingView view;
    private final Terminal terminal;

    CsvTrainRun(CsvTraining training, Schema schema, TrainingView view, Terminal terminal) {
        this.training = training;
        this.schema = schema;
        this.view = view;
        this.terminal = terminal;
    }

    /**
     * Trains and writes.
     *
     * @param out where a model goes that may serve; null = nowhere
     * @param candidate where it goes if it may not; null = nowhere
     */
    int run(Fitting fitting, @Nullable Path out, @Nullable Path candidate) {
        // First: a model that cannot be compared should not cost a training.
        Gate.Incumbent incumbent = out == null ? null : training.incumbent(out);
        Fitted fitted = training.run(fitting, view);
        byte[] bytes = TrainedModelFile.write(fitted.model());
        String version = TrainedModelFile.read(ByteBuffer.wrap(bytes)).version();
        view.show(version, fitted);
        return new Publication(terminal)
                .publish(
                        bytes,
                        training.card(version, fitted),
                        new Gate(schema.gate()).judge(fitted, incumbent),
                        schema.purpose(),
                        out,
                        candidate);
    }
}
