package io.enterprisehub.cache.tier.compress;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Costly tools that one thread may use at a time. Never more than {@link #KEPT} wait for their next use; who finds none gets
 * a new one and waits for nobody. Kept here and not by thread: virtual threads are many.
 *
 * <p>Safe for any thread.
 */
final class Spares<T> {

    private static final int KEPT = 8;

    private final ArrayBlockingQueue<T> idle = new ArrayBlockingQueue<>(KEPT);
    private final Supplier<T> maker;
    private final Consumer<T> end;

    Spares(Supplier<T> maker, Consumer<T> end) {
        this.maker = maker;
        this.end = end;
    }

    <R extends @Nullable Object> R lend(Function<T, R> use) {
        T spare = idle.poll();
        T tool = spare == null ? maker.get() : spare;
        boolean sound = false;
        try {
            R result = use.apply(tool);
            sound = true;
            return result;
        } finally {
            if (!sound || !idle.offer(tool)) {
                end.accept(tool);
            }
        }
    }
}
