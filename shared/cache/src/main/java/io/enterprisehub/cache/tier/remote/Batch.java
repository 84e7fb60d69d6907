package io.enterprisehub.cache.tier.remote;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.RedisCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Commands that leave together: one write to the socket instead of one for each, so that the server finds all of them at
 * once and answers them in one go. Belongs to one thread.
 */
final class Batch {

    private final StatefulConnection<String, String> connection;
    private final List<RedisCommand<String, String, ?>> commands = new ArrayList<>();

    Batch(StatefulConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Adds a command; its result completes after {@link #send}. */
    <T> CompletableFuture<T> add(
            CommandType type, CommandOutput<String, String, T> output, CommandArgs<String, String> arguments) {
        AsyncCommand<String, String, T> command = new AsyncCommand<>(new Command<>(type, output, arguments));
        commands.add(command);
        return command;
    }

    void send() {
        var _ = connection.dispatch(commands);
    }

    /** Another batch, to be sent after this one. */
    Batch next() {
        return new Batch(connection);
    }
}
