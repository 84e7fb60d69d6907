package io.enterprisehub.local.demo;

import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.system.QueueDepth;
import io.enterprisehub.local.terminal.Progress;
import java.time.Duration;

/** Waits until everything that was accepted has been worked on. */
record Drain(LocalSystem system, Duration limit) {

    private static final String QUEUE = "LeadEvents";
    private static final Duration PERIOD = Duration.ofMillis(250);

    /** What a poller has received counts as in flight until it is deleted; the queue's own count is only called approximate. */
    private static final int QUIET_READINGS = 3;

    /** Returns whether the queue ran empty within the limit. */
    boolean await(Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        long most = Math.max(1, depth().total());
        for (int quiet = 0; quiet < QUIET_READINGS; ) {
            QueueDepth depth = depth();
            most = Math.max(most, depth.total());
            String note = "%d waiting, %d in flight".formatted(depth.visible(), depth.inFlight());
            progress.update(most - depth.total(), most, note);
            quiet = depth.total() == 0 ? quiet + 1 : 0;
            if (System.nanoTime() - start > limit.toNanos()) {
                progress.finish(most - depth.total(), most, "gave up after " + limit.toSeconds() + " s, " + note);
                return false;
            }
            Thread.sleep(PERIOD);
        }
        progress.finish(most, most, "queue empty");
        return true;
    }

    private QueueDepth depth() {
        return system.depth(QUEUE);
    }
}
