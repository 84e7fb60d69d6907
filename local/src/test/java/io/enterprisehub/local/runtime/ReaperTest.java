package io.enterprisehub.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaperTest {
    @Test
    void killsAStoppedProcessWhenThisJvmIsKilled() throws Exception {
        var parent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName()))
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        var child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly().waitFor();

        Await.until(() -> !child.isAlive());
    }

    @Test
    void killsWhatStillRunsWhenItIsClosed() throws Exception {
        var ended = new ProcessBuilder("true").start();
        var other = new ProcessBuilder("sleep", "100").start();

        try (var reaper = Reaper.start()) {
            reaper.watch(ended.toHandle());
            ended.waitFor();
            reaper.watch(other.toHandle());
        }

        assertThat(other.waitFor()).isEqualTo(128 + 9);
        assertThat(ended.exitValue()).isZero();
    }

    /** Stops its child, as a frozen environment is stopped, tells its number and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var reaper = Reaper.start();
            var child = new ProcessBuilder("sleep", "100").start();
            reaper.watch(child.toHandle());
            new Signals().stop(child);
            System.out.println(child.pid());
            child.waitFor();
        }
    }
}
