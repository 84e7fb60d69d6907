package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Stage;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Trains the models of a run once, for all its scenarios. */
final class Models {

    private final Map<Path, Artifacts> trained = new ConcurrentHashMap<>();

    Artifacts of(Stage stage) {
        Path folder = stage.options().out().resolve("models").toAbsolutePath();
        return trained.computeIfAbsent(folder, place -> {
            stage.note().say("training");
            return Artifacts.train(place, stage.effort().tiny());
        });
    }
}
