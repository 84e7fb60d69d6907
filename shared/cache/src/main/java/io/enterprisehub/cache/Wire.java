package io.enterprisehub.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * One established connection with the client that made it. It is never repaired: what has failed is closed and replaced,
 * so that no command is kept for, or repeated on, a later connection.
 */
final class Wire {

    private final AbstractRedisClient client;
    private final RedisClusterAsyncCommands<String, String> commands;
    private final BooleanSupplier open;
    private final AtomicLong answers = new AtomicLong();

    Wire(AbstractRedisClient client, RedisClusterAsyncCommands<String, String> commands, BooleanSupplier open) {
        this.client = client;
        this.commands = commands;
        this.open = open;
    }

    RedisClusterAsyncCommands<String, String> commands() {
        return commands;
    }

    boolean isOpen() {
        return open.getAsBoolean();
    }

    /** Counts the answers, so that a slow command can be told from a connection that has gone silent. */
    AtomicLong answers() {
        return answers;
    }

    /** Closes in the background; commands in flight fail at once. The result never fails. */
    CompletableFuture<Void> close() {
        return client.shutdownAsync(0, 0, TimeUnit.MILLISECONDS).handle((done, failure) -> null);
    }
}
