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
        return send(redis, CommandType.EVALSHA, sha, keys, arguments).exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return cause instanceof RedisNoScriptException
                    ? send(redis, CommandType.EVAL, text, keys, arguments)
                    : CompletableFuture.failedStage(failure);
        });
    }

    private static CompletionStage<List<@Nullable Object>> send(
            RedisClusterAsyncCommands<String, String> redis,
            CommandType command,
            String script,
            List<String> keys,
            List<byte[]> arguments) {
        CommandArgs<String, String> args = new CommandArgs<>(StringCodec.UTF8);
        args.add(script).add(keys.size()).addKeys(keys);
        arguments.forEach(args::add);
        return redis.dispatch(command, new RawOutput(), args);
    }
}
