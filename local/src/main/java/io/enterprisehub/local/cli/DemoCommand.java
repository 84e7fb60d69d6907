package io.enterprisehub.local.cli;

import io.enterprisehub.local.demo.Demo;
import io.enterprisehub.local.demo.DemoOptions;
import io.enterprisehub.local.demo.DemoSetup;
import io.enterprisehub.local.system.LocalOptions;
import io.enterprisehub.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Send thousands of webhooks through the packaged functions and compare the result with a ledger.",
            "Ends with 0 only if nothing was lost, doubled, misplaced, unscored, different or wrongly set aside."
        })
final class DemoCommand implements Callable<Integer> {

    /** Longer than scoring's timeout and much shorter than the template's: a killed batch comes back while we watch. */
    private static final Duration CHAOS_VISIBILITY = Duration.ofSeconds(20);

    /** So often an environment is replaced on the way, which is a thing to see. */
    private static final int INVOCATIONS_PER_ENVIRONMENT = 1500;

    private final Machine machine;
    private final Terminal terminal;
    private final Terminal errors;
    private final InstantSource clock;

    @Option(names = "--short", description = "A quarter of the events: less than a minute.")
    private boolean shortRun;

    @Option(
            names = "--chaos",
            paramLabel = "SEED",
            description = "Kill functions, stop Redis and PostgreSQL on the way.")
    private @Nullable Long chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another market and other traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(names = "--json", description = "Print build/demo/summary.json on stdout and everything else on stderr.")
    private boolean json;

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway (default: any free one).")
    private int port;

    DemoCommand(Machine machine, Terminal terminal, Terminal errors, InstantSource clock) {
        this.machine = machine;
        this.terminal = terminal;
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException, SQLException, IOException {
        SortedMap<String, String> checksums = new Packages(machine.home()).assemble();
        Path output = machine.home().demo();
        LocalOptions options = machine.options(machine.home().running("demo/run"), port);
        options = options.withPolicy(options.policy().withMaxInvocations(INVOCATIONS_PER_ENVIRONMENT));
        if (chaos != null) {
            options = options.withVisibility(CHAOS_VISIBILITY);
        }
        DemoSetup setup = new DemoSetup(
                options, machine.keys(), checksums, machine.home().packages().resolve("scoring.zip"), output);
        boolean good = new Demo(setup, json ? errors : terminal, clock).run(new DemoOptions(shortRun, chaos, seed));
        if (json) {
            terminal.out().print(Files.readString(output.resolve("summary.json")));
        }
        return good ? ExitCode.GOOD : ExitCode.FAILED;
    }
}
