package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.lettuce.core.RestoreArgs;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a server does to the data it was trusted with. Used by one actor at a time. */
final class Disaster {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RedisLink link;
    private final World world;
    private final Map<String, Kept> replica = new HashMap<>();
    private final Map<String, Kept> oldChunks = new HashMap<>();
    private World.Acknowledged replicaSaw;

    Disaster(RedisLink link, World world) {
        this.link = link;
        this.world = world;
        this.replicaSaw = world.acknowledged();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Kept(byte[] dump, long restMillis) {}

    void restartEmpty() {
        world.note("Redis restarts empty");
        call(RedisServerAsyncCommands::flushall);
        // A replica follows its master, also into nothing.
        replica.clear();
        replicaSaw = world.acknowledged();
    }

    void trim(String log) {
        world.note("Redis trims " + log);
        call(redis -> redis.xtrim(log, 1));
    }

    void forget(String key) {
        world.note("Redis forgets " + key);
        call(redis -> redis.del(key));
    }

    /** From now on the replica lags. */
    void replicaFallsBehind() {
        world.note("A replica falls behind");
        replica.clear();
        List<String> keys = call(redis -> redis.keys("*"));
        keys.forEach(key -> replica.put(key, keep(key)));
        replicaSaw = world.acknowledged();
    }

    /** The replica becomes the master, without what it had not heard of. */
    void failOver() {
        world.note("Redis fails over");
        call(RedisServerAsyncCommands::flushall);
        replica.forEach(this::restore);
        world.forget(replicaSaw);
    }

    /** One publisher's chunk is kept, as if its writer stood still... */
    void delayChunk(String key) {
        Kept chunk = keep(key);
        if (chunk.dump().length > 0) {
            oldChunks.put(key, chunk);
        }
    }

    /** ...and arrives among another's. */
    void deliverChunk(String key) {
        Kept chunk = oldChunks.remove(key);
        if (chunk != null) {
            world.note("An older chunk arrives late: " + key);
            restore(key, chunk);
        }
    }

    private Kept keep(String key) {
        byte[] dump = this.<byte[]>call(redis -> redis.dump(key));
        long rest = this.<Long>call(redis -> redis.pttl(key));
        return new Kept(dump == null ? new byte[0] : dump, Math.max(0, rest));
    }

    private void restore(String key, Kept kept) {
        RestoreArgs args = RestoreArgs.Builder.ttl(kept.restMillis()).replace();
        call(redis -> redis.restore(key, kept.dump(), args));
    }

    private <T> T call(Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> commands) {
        return link.call(LIMIT, commands);
    }
}
