package io.enterprisehub.local.cli;

import io.enterprisehub.local.gateway.PortTakenException;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.table.DataException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of {@code ./hub}. */
@Command(
        name = "hub",
        description = "EnterpriseHub on this machine.",
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 good, 1 a check failed, 2 wrong words, 3 something on this machine is missing,",
            "4 a model did not pass its gate."
        })
public final class Hub implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Ends with the exit status of the command. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.of(out, System.console(), environment);
        Terminal errors = Terminal.of(err, System.console(), environment);
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.set(true)));
        System.exit(commandLine(Home.current(), environment, terminal, errors, ending::get)
                .execute(args));
    }

    /**
     * Runs one command as {@code ./hub} does, without ending the process.
     *
     * @param home the repository
     * @return the exit status
     */
    public static int run(
            Path home, Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        return commandLine(
                        new Home(home),
                        environment,
                        new Terminal(out, false, false),
                        new Terminal(err, false, false),
                        () -> false)
                .execute(arguments);
    }

    /** Puts the commands together; {@code ending} tells that the process was told to end, so that failures are its consequence. */
    static CommandLine commandLine(
            Home home, Map<String, String> environment, Terminal terminal, Terminal errors, BooleanSupplier ending) {
        InstantSource clock = InstantSource.system();
        Machine machine = new Machine(home, environment);
        CommandLine hub = new CommandLine(new Hub())
                .addSubcommand(new DemoCommand(machine, terminal, errors, clock))
                .addSubcommand(new UpCommand(machine, terminal))
                .addSubcommand(new SendCommand(
                        home, terminal, clock, () -> UUID.randomUUID().toString()))
                .addSubcommand(new PackageCommand(home, terminal))
                .addSubcommand(new MigrateCommand(environment, terminal))
                .addSubcommand(new TrainCommand(home, environment, terminal, errors, clock))
                .addSubcommand(new EvaluateCommand(terminal, clock))
                .addSubcommand(new ExplainCommand(home, environment, terminal, errors))
                .addSubcommand(new CommandLine(new CacheCommand())
                        .addSubcommand(new CacheDictionaryCommand(environment, terminal, errors, clock)))
                .addSubcommand(new CommandLine(new BenchCommand(home, terminal, clock))
                        .addSubcommand(new BenchLeadsCommand(terminal, clock)));
        return hub.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((problem, args) -> wrongWord(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, errors, ending));
    }

    private static int wrongWord(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("hub: " + problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().getFirst();
            String nearest = NearestWord.of(typed, words(command));
            if (nearest != null) {
                command.getErr().println("Did you mean \"" + nearest + "\"?");
            }
        }
        command.getErr().println("See: hub help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
        return ExitCode.USAGE;
    }

    private static List<String> words(CommandLine command) {
        Stream<String> options = command.getCommandSpec().options().stream()
                .map(OptionSpec::names)
                .flatMap(Stream::of);
        return new ArrayList<>(Stream.concat(command.getSubcommands().keySet().stream(), options)
                .toList());
    }

    /** One sentence for what the person at the terminal can mend; the rest is a fault of ours and keeps its trace. */
    private static int failed(Exception problem, Terminal errors, BooleanSupplier ending) {
        if (problem instanceof DataException) {
            errors.line("hub: " + problem.getMessage());
            return ExitCode.FAILED;
        }
        if (problem instanceof EnvironmentProblem || problem instanceof PortTakenException) {
            errors.line("hub: " + problem.getMessage());
        } else if (!ending.getAsBoolean()) {
            problem.printStackTrace(errors.out());
        }
        return ExitCode.ENVIRONMENT;
    }
}
