package io.enterprisehub.cache;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A Lua script, called by its digest; its text travels only when the server does not know it yet, as after a restart or a
 * failover.
 *
 * @param text the script
 * @param sha SHA-1 of the text in hex, which is how Redis names scripts
 * @param output the type of its result
 */
record Script(String text, String sha, ScriptOutputType output) {

    static Script of(String text, ScriptOutputType output) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(digest), output);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }

    <T> CompletableFuture<T> run(
            RedisClusterAsyncCommands<String, String> commands, List<String> keys, String... arguments) {
        String[] keyArray = keys.toArray(String[]::new);
        CompletionStage<T> known = commands.evalsha(sha, output, keyArray, arguments);
        return known.toCompletableFuture().exceptionallyCompose(failure -> {
            if (isUnknownScript(failure)) {
                CompletionStage<T> sent = commands.eval(text, output, keyArray, arguments);
                return sent;
            }
            return CompletableFuture.failedStage(failure);
        });
    }

    private static boolean isUnknownScript(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RedisNoScriptException;
    }
}
