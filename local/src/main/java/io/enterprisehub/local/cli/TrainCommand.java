package io.enterprisehub.local.cli;

import io.enterprisehub.training.Train;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the training module: its arguments are its own, its exit status too. */
@Command(name = "train", description = "Train the model on synthetic history; writes the model file and its card.")
final class TrainCommand implements Callable<Integer> {

    private final Home home;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    TrainCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        // First, so that what is given explicitly wins: the defaults of the module are relative to the project's
        // folder.
        Stream<String> places = Stream.of(
                "--out",
                home.root()
                        .resolve("functions/scoring/src/main/resources/model/lead-model.bin")
                        .toString(),
                "--card",
                home.root().resolve("docs/model-card.md").toString());
        Train.main(Stream.concat(places, arguments.stream()).toArray(String[]::new));
        return ExitCode.GOOD;
    }
}
