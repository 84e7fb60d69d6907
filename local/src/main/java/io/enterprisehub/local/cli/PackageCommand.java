package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "package", description = "Put the functions' zips into build/package, with their SHA-256.")
final class PackageCommand implements Callable<Integer> {

    private final Home home;
    private final Terminal terminal;

    PackageCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        new Packages(home).assemble().forEach((name, checksum) -> terminal.line(checksum + "  " + name));
        terminal.line("in " + home.packages());
        return ExitCode.GOOD;
    }
}
