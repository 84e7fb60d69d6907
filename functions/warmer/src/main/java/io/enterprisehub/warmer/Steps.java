package io.enterprisehub.warmer;

import io.enterprisehub.function.CurrentDeadline;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.leadcache.Reading;
import io.enterprisehub.store.Transactions;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs small transactions one after the other: locks stay short, and what is done stays done when time runs out. */
final class Steps implements Reading {

    /** Longer than any step of the sizes used here takes, short beside what waits for its locks. */
    private static final Duration STEP = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Guard database;

    Steps(Transactions transactions, Guard database) {
        this.transactions = transactions;
        this.database = database;
    }

    /** One transaction; returns what the work returns. */
    int once(Deadline deadline, IntSupplier work) {
        return database.call(
                deadline, () -> transactions.<Integer>inTransaction(deadline.within(STEP), work::getAsInt));
    }

    /** One transaction of the current invocation that only reads, for loaders that cannot be given its deadline. */
    @Override
    public <T> T read(Supplier<T> work) {
        return read(CurrentDeadline.get(), work);
    }

    /** One transaction that only reads. */
    <T> T read(Deadline deadline, Supplier<T> work) {
        return database.call(deadline, () -> transactions.reading(deadline.within(STEP), work));
    }

    /** One transaction, also past the deadline of its sweep: it notes what has been done. */
    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        Deadline own = Deadline.after(STEP, System::nanoTime);
        return database.call(own, () -> transactions.inTransaction(own.within(STEP), work));
    }

    /** Repeats the work, which handles up to {@code size} rows and returns how many, until it finds fewer than that. */
    Sweep.Swept repeat(int size, Deadline deadline, IntSupplier work) {
        long count = 0;
        while (!deadline.expired()) {
            int done = once(deadline, work);
            count += done;
            if (done < size) {
                return new Sweep.Swept(count, true);
            }
        }
        return new Sweep.Swept(count, false);
    }
}
