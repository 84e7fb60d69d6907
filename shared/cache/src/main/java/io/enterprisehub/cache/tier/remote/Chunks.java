package io.enterprisehub.cache.tier.remote;

import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The chunks of a snapshot, asked for in the same breath as its head: how many there are is not known yet, so as many are
 * asked for as may be used. Belongs to one read.
 */
final class Chunks {

    private final List<CompletableFuture<byte[]>> sent = new ArrayList<>();

    void add(Batch batch, KeySpace space, int most) {
        for (int i = 0; i < most; i++) {
            CommandArgs<String, String> key = new CommandArgs<>(StringCodec.UTF8).addKey(space.chunk(i));
            sent.add(batch.add(CommandType.GET, new ByteArrayOutput<>(StringCodec.UTF8), key));
        }
    }

    /** The chunks that came in time, of so many as there are. */
    List<byte[]> await(int count, Duration patience) {
        List<CompletableFuture<byte[]>> wanted = sent.subList(0, Math.clamp(count, 0, sent.size()));
        try {
            var _ = CompletableFuture.allOf(wanted.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException incomplete) {
            return arrived(wanted);
        }
        return arrived(wanted);
    }

    private static List<byte[]> arrived(List<CompletableFuture<byte[]>> wanted) {
        List<byte[]> chunks = new ArrayList<>();
        for (CompletableFuture<byte[]> chunk : wanted) {
            if (chunk.state() == CompletableFuture.State.SUCCESS && chunk.resultNow() != null) {
                chunks.add(chunk.resultNow());
            }
        }
        return chunks;
    }

    static CompletionStage<Void> store(
            RedisClusterAsyncCommands<String, String> redis, KeySpace space, Publication snapshot) {
        List<CompletableFuture<String>> stored = new ArrayList<>();
        for (byte[] chunk : snapshot.chunks()) {
            CommandArgs<String, String> args = new CommandArgs<>(StringCodec.UTF8)
                    .addKey(space.chunk(stored.size()))
                    .add(chunk);
            SetArgs.Builder.px(snapshot.life()).build(args);
            stored.add(redis.dispatch(CommandType.SET, new StatusOutput<>(StringCodec.UTF8), args)
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(stored.toArray(CompletableFuture<?>[]::new));
    }
}
