package io.enterprisehub.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One established connection with the client that made it. It is never repaired: what has failed is closed and replaced,
 * so that no command is kept for, or repeated on, a later connection.
 */
final class Wire {

    private final AbstractRedisClient client;
    private final RedisClusterAsyncCommands<String, String> commands;
    private final StatefulConnection<String, String> connection;
    private final AtomicLong answers = new AtomicLong();

    Wire(
            AbstractRedisClient client,
            StatefulConnection<String, String> connection,
            RedisClusterAsyncCommands<String, String> commands) {
        this.client = client;
        this.connection = connection;
        this.commands = commands;
    }

    StatefulConnection<String, String> connection() {
        return connection;
    }

    RedisClusterAsyncCommands<String, String> commands() {
        return commands;
    }

    boolean isOpen() {
        return connection.isOpen();
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
