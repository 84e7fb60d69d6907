package io.enterprisehub.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** What can be done for the tiered cache. */
@Command(name = "cache", description = "Prepare what the tiered cache needs.", synopsisSubcommandLabel = "COMMAND")
final class CacheCommand implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "cache needs a command: dictionary");
    }
}
