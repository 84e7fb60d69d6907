package io.enterprisehub.cache.tier.remote;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Lua script with binary arguments and results, called by its digest; its text travels only when the server does not
 * know it, as after a restart.
 */
record BinaryScript(String text, String sha) {

    static BinaryScript of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BinaryScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }

    CompletionStage<List<@Nullable Object>> run(
            RedisClusterAsyncCommands<String, String> redis, List<String> keys, List<byte[]> arguments) {
        return redis.<List<@Nullable Object>>dispatch(
                        CommandType.EVALSHA, new RawOutput(), arguments(sha, keys, arguments))
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? redis.dispatch(CommandType.EVAL, new RawOutput(), arguments(text, keys, arguments))
                        : CompletableFuture.failedStage(failure));
    }

    /** The same as a command of a batch; where the server does not know the script, its text follows after the batch. */
    CompletionStage<List<@Nullable Object>> run(Batch batch, List<String> keys, List<byte[]> arguments) {
        return batch.add(CommandType.EVALSHA, new RawOutput(), arguments(sha, keys, arguments))
                .exceptionallyCompose(failure -> {
                    if (!isUnknown(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    Batch again = batch.next();
                    CompletableFuture<List<@Nullable Object>> result =
                            again.add(CommandType.EVAL, new RawOutput(), arguments(text, keys, arguments));
                    again.send();
                    return result;
                });
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RedisNoScriptException;
    }

    private static CommandArgs<String, String> arguments(String script, List<String> keys, List<byte[]> arguments) {
        CommandArgs<String, String> args = new CommandArgs<>(StringCodec.UTF8);
        args.add(script).add(keys.size()).addKeys(keys);
        arguments.forEach(args::add);
        return args;
    }
}
