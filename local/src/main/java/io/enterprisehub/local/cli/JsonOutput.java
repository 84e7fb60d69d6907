package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.terminal.Terminal;
import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option of commands that print facts for programs, or lines for people. */
final class JsonOutput {

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    /** Whether nothing but JSON may be printed, progress included. */
    boolean isWanted() {
        return json;
    }

    /** Prints the one that is wanted; the other is not even made. */
    void print(Terminal terminal, Supplier<Object> facts, Runnable lines) throws IOException {
        if (json) {
            terminal.line(JSON.std.asString(facts.get()));
        } else {
            lines.run();
        }
    }
}
