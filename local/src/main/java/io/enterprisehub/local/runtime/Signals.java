package io.enterprisehub.local.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;

/**
 * Sends signals by calling {@code kill(2)} directly: environments freeze and thaw around every invocation, and a forked
 * {@code kill} command would cost more than the invocation itself. Needs {@code --enable-native-access}. Thread-safe.
 */
final class Signals {
    /** Linux's numbers on x86-64 and AArch64, the only systems that AWS's runtime client has native code for. */
    private static final int SIGCONT = 18;

    private static final int SIGSTOP = 19;

    /** The shape of {@code kill(2)}; public because a proxy implements it. */
    @FunctionalInterface
    public interface Kill {
        int send(int pid, int signal);
    }

    private final Kill kill;

    Signals() {
        var linker = Linker.nativeLinker();
        kill = MethodHandleProxies.asInterfaceInstance(
                Kill.class,
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("kill"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    }

    void stop(Process process) {
        send(process, SIGSTOP);
    }

    void resume(Process process) {
        send(process, SIGCONT);
    }

    /** A process that is gone is not signalled: its number may belong to somebody else by now. */
    private void send(Process process, int signal) {
        if (process.isAlive()) {
            // A failure means that it ended just now, which its exit reports.
            int _ = kill.send(Math.toIntExact(process.pid()), signal);
        }
    }
}
