package io.enterprisehub.local.cli;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.local.history.StoredHistory;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.table.GateBounds;
import io.enterprisehub.training.timeline.TimelineTarget;
import io.enterprisehub.training.timeline.TimelineTraining;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training on the event history of a database. */
final class DatabaseTrainRun {

    private final Map<String, String> environment;
    private final TrainingView view;
    private final Terminal terminal;

    DatabaseTrainRun(Map<String, String> environment, TrainingView view, Terminal terminal) {
        this.environment = environment;
        this.view = view;
        this.terminal = terminal;
    }

    /** Trains and writes; a model that lies at {@code out} is compared first. */
    int run(TimelineTarget target, Fitting fitting, @Nullable Path out, @Nullable Path candidate) {
        StoredHistory history = history();
        TimelineTraining training = TimelineTraining.of(target, history.timelines(), history.end(), fitting.seed());
        view.step("%,d leads give %,d rows".formatted(history.timelines().size(), training.rowCount()));
        Gate.Incumbent incumbent = out == null || !Files.exists(out) ? null : training.incumbent(out);
        Fitted fitted = training.run(fitting, view);
        byte[] bytes = TrainedModelFile.write(fitted.model());
        String version = TrainedModelFile.read(ByteBuffer.wrap(bytes)).version();
        view.show(version, fitted);
        return new Publication(terminal)
                .publish(
                        bytes,
                        training.card(version, fitted),
                        new Gate(GateBounds.STANDARD).judge(fitted, incumbent),
                        ModelPurpose.SERVING,
                        out,
                        candidate);
    }

    private StoredHistory history() {
        return DatabaseAccess.read(environment, StoredHistory::read);
    }
}
