package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final TieredCache cache = TieredCache.builder().build();

    @Test
    void runsOnItsCallersThreadWithoutALimit() throws Exception {
        try (Session session = cache.session(Duration.ZERO)) {
            assertThat(new TimeLimit("m", null).run(session, Thread::currentThread))
                    .isSameAs(Thread.currentThread());
        }
    }

    @Test
    void endsAReadFromASocketThatStaysSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Session session = cache.session(Duration.ofSeconds(20))) {
            AtomicReference<Thread> worker = new AtomicReference<>();
            assertThatThrownBy(() -> new TimeLimit("m", SHORT).run(session, () -> {
                        worker.set(Thread.currentThread());
                        try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                            return socket.getInputStream().read();
                        }
                    }))
                    .isInstanceOf(DeadlineExceeded.class);
            assertThat(worker.get().isAlive()).isFalse();
        }
    }

    @Test
    void waitsForACallThatIgnoresItsInterruptNoLongerThanTheSession() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Session session = cache.session(Duration.ofMillis(200))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> new TimeLimit("m", SHORT).run(session, () -> {
                        while (end.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        return "late";
                    }))
                    .isInstanceOf(DeadlineExceeded.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));
        } finally {
            end.countDown();
        }
    }

    @Test
    void endsTheCallWhenItsCallerIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Session session = cache.session(Duration.ofSeconds(20))) {
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    new TimeLimit("m", Duration.ofSeconds(20)).run(session, () -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                        }
                        return null;
                    });
                } catch (Exception ended) {
                    assertThat(ended).isInstanceOf(InterruptedException.class);
                }
            });
            begun.await();
            caller.interrupt();
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
            assertThat(interrupted.getCount()).isZero();
        }
    }

    @Test
    void passesOnWhatTheCallThrows() {
        IOException failure = new IOException("gone");
        try (Session session = cache.session(Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> new TimeLimit("m", Duration.ofSeconds(20)).run(session, () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }
}
