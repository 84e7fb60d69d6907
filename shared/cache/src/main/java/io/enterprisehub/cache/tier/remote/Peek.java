package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.tier.remote.RemoteValue.Lease;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads values by plain commands, in one pipeline: cheaper than a script, but no lease is taken. When a value is replaced
 * between its two commands, the rest of its life may be another's: who uses it caps it by the life a value begins with.
 */
final class Peek {

    private Peek() {}

    static CompletionStage<List<RemoteValue>> send(
            StatefulConnection<String, String> connection, KeySpace space, List<Address> addresses) {
        List<CompletableFuture<RemoteValue>> sent = new ArrayList<>(addresses.size());
        Batch batch = new Batch(connection);
        for (Address address : addresses) {
            String key = space.value(address);
            CompletableFuture<Long> rest =
                    batch.add(CommandType.PTTL, new IntegerOutput<>(StringCodec.UTF8), arguments(key));
            CompletableFuture<byte[]> bytes =
                    batch.add(CommandType.GET, new ByteArrayOutput<>(StringCodec.UTF8), arguments(key));
            sent.add(rest.thenCombine(bytes, Peek::value));
        }
        batch.send();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> sent.stream().map(CompletableFuture::join).toList());
    }

    private static CommandArgs<String, String> arguments(String key) {
        return new CommandArgs<>(StringCodec.UTF8).addKey(key);
    }

    private static RemoteValue value(long rest, byte @Nullable [] bytes) {
        if (bytes == null) {
            return new RemoteValue(null, 0, Lease.NOT_NEEDED);
        }
        Stamp.Stamped stored = Stamp.split(bytes);
        return new RemoteValue(stored.envelope(), rest, Lease.NOT_NEEDED, stored.stamp());
    }
}
