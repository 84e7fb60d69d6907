package io.enterprisehub.api;

import io.enterprisehub.function.CurrentDeadline;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.leadcache.Reading;
import io.enterprisehub.store.StoreFailure;
import io.enterprisehub.store.Transactions;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads within what is left of the invocation, behind the breaker. */
final class Database implements Reading {

    /** What the answer itself takes. */
    private static final Duration RESERVE = Duration.ofMillis(300);

    /** A page is read in milliseconds; a caller who has waited this long has gone. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Guard guard;

    Database(Transactions transactions, Guard guard) {
        this.transactions = transactions;
        this.guard = guard;
    }

    /** Runs one reading transaction of the current invocation, for loaders that cannot be given its deadline. */
    @Override
    public <T> T read(Supplier<T> work) {
        return read(CurrentDeadline.get(), work);
    }

    /**
     * Runs one reading transaction.
     *
     * @throws DependencyUnavailable when the database cannot answer now
     */
    <T extends @Nullable Object> T read(Deadline deadline, Supplier<T> work) {
        return read(deadline, LONGEST_READ, work);
    }

    <T extends @Nullable Object> T read(Deadline deadline, Duration limit, Supplier<T> work) {
        Deadline usable = deadline.reserve(RESERVE);
        try {
            return guard.call(usable, () -> transactions.reading(usable.within(limit), work));
        } catch (StoreFailure.Transient failure) {
            throw new DependencyUnavailable("database", "SQLState " + failure.sqlState(), failure);
        }
    }
}
