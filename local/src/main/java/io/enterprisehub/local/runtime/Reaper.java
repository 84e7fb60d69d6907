package io.enterprisehub.local.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Kills what we started when we ourselves are killed. A shell reads process numbers from a pipe whose other end only this
 * JVM holds; the pipe ends with the JVM, whatever ended it, and the shell then sends SIGKILL, which also ends a stopped
 * process. {@code PR_SET_PDEATHSIG} would be simpler but fires when the starting <em>thread</em> ends, and is Linux only.
 * Thread-safe.
 */
public final class Reaper implements AutoCloseable {
    /** "+ pid" adds, "- pid" removes; a Ctrl-C meant for us must not end the shell before its work. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r op pid; do
              case $op in
                +) pids="$pids$pid " ;;
                -) case $pids in *" $pid "*) pids="${pids%% $pid *} ${pids#* $pid }" ;; esac ;;
              esac
            done
            for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
            """;

    private final Process shell;
    private final OutputStream orders;

    private Reaper(Process shell) {
        this.shell = shell;
        this.orders = shell.getOutputStream();
    }

    public static Reaper start() throws IOException {
        return new Reaper(new ProcessBuilder(List.of("/bin/sh", "-c", SCRIPT))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Takes charge of a process until it ends by itself. */
    public void watch(ProcessHandle process) {
        order("+ " + process.pid());
        var _ = process.onExit().thenRun(() -> order("- " + process.pid()));
    }

    private synchronized void order(String line) {
        try {
            orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // Closed: from here on the owner of each process ends it.
            if (shell.isAlive()) {
                throw new IllegalStateException("the reaper does not take orders", e);
            }
        }
    }

    /** Whatever is still watched is killed. */
    @Override
    public void close() {
        synchronized (this) {
            try {
                orders.close();
            } catch (IOException e) {
                shell.destroyForcibly();
            }
        }
        shell.onExit().join();
    }
}
