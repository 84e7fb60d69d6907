package io.enterprisehub.warmer;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.store.Transactions;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Runs small transactions one after the other: locks stay short, and what is done stays done when time runs out. */
final class Steps {

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
