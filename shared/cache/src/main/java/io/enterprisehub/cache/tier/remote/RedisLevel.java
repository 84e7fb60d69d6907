package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisUnavailable;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.ReadRequest.Pull;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared level in Redis 6.2 or newer, or Valkey, standalone or cluster.
 *
 * <p>Safe for any thread.
 */
public final class RedisLevel implements RemoteLevel {

    /** Entries a log keeps at least: some 200 KB. An environment that slept through more starts a new generation. */
    private static final String LOG_LENGTH = "2000";

    /** Groups whose last invalidation is remembered: under a megabyte. More of them cost a new epoch. */
    private static final String MAX_GROUPS = "20000";

    /** A log without writes for a day is forgotten; that costs its readers one new generation. */
    private static final String LOG_LIFE = Long.toString(Duration.ofDays(1).toMillis());

    private final RedisLink link;
    private final Duration deadline;
    private final RedisScripts scripts;
    private final SecureRandom random = new SecureRandom();

    /**
     * Sends nothing yet.
     *
     * @param deadline of each round trip, connecting included
     */
    public RedisLevel(RedisLink link, Duration deadline) {
        this(link, deadline, RedisScripts.standard());
    }

    RedisLevel(RedisLink link, Duration deadline, RedisScripts scripts) {
        this.link = link;
        this.deadline = deadline;
        this.scripts = scripts;
    }

    @Override
    public ReadReply read(ReadRequest request) {
        KeySpace space = KeySpace.of(request.tenant());
        List<String> keys = new ArrayList<>(2 + 2 * request.addresses().size());
        keys.add(space.log());
        keys.add(space.snapshot());
        keys.add(space.groups());
        for (Address address : request.addresses()) {
            keys.add(space.value(address));
            keys.add(space.lease(address));
        }
        ReadRequest.LogRequest log = request.log();
        Pull pull = log == null ? null : log.pull();
        List<byte[]> arguments = arguments(
                from(log),
                log == null ? "0" : Integer.toString(log.limit()),
                log == null ? "" : log.nonce(),
                LOG_LIFE,
                request.token(),
                Long.toString(request.lease().toMillis()),
                pull == null ? "0" : Integer.toString(pull.limit()),
                fallback(log),
                epoch());
        Chunks chunks = new Chunks();
        List<@Nullable Object> reply = pull == null
                ? call(redis -> scripts.read().run(redis, keys, arguments))
                : dispatch(connection -> {
                    Batch batch = new Batch(connection);
                    CompletionStage<List<@Nullable Object>> sent =
                            scripts.read().run(batch, keys, arguments);
                    chunks.add(batch, space, pull.chunks());
                    batch.send();
                    return sent;
                });
        return Replies.read(reply, count -> pull == null ? List.of() : chunks.await(count, pull.patience()));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return dispatch(connection -> Peek.send(connection, KeySpace.of(tenant), addresses));
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        KeySpace space = KeySpace.of(tenant);
        List<byte[]> arguments = arguments("newest", "0", nonce, LOG_LIFE, "", "0", "0", "newest", epoch());
        List<String> keys = List.of(space.log(), space.snapshot(), space.groups());
        return Replies.start(call(redis -> scripts.read().run(redis, keys, arguments)));
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        KeySpace space = KeySpace.of(tenant);
        Publication.Start start = snapshot.start();
        String life = Long.toString(snapshot.life().toMillis());
        List<byte[]> arguments = arguments(
                snapshot.id(),
                start.position().id(),
                start.position().nonce(),
                Long.toString(start.serverMillis()),
                Integer.toString(snapshot.chunks().size()),
                life,
                start.groups().epoch(),
                Long.toString(start.groups().count()));
        // The head comes last: who sees it finds its chunks in place.
        call(
                snapshot.deadline(),
                redis -> Chunks.store(redis, space, snapshot)
                        .thenCompose(stored -> scripts.publish().run(redis, List.of(space.snapshot()), arguments)));
    }

    private static String from(ReadRequest.@Nullable LogRequest log) {
        if (log == null) {
            return "none";
        }
        return log.pull() != null ? "snapshot" : fallback(log);
    }

    private static String fallback(ReadRequest.@Nullable LogRequest log) {
        LogPosition from = log == null ? null : log.from();
        return from == null ? "newest" : from.id();
    }

    @Override
    public boolean lease(String tenant, Address address, String token, Duration life) {
        String key = KeySpace.of(tenant).lease(address);
        SetArgs whenFree = SetArgs.Builder.nx().px(life.toMillis());
        return call(redis -> redis.set(key, token, whenFree).thenApply("OK"::equals));
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        KeySpace space = KeySpace.of(tenant);
        List<String> keys = addresses.stream().map(space::lease).toList();
        call(redis -> scripts.release().run(redis, keys, arguments(token)));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        KeySpace space = KeySpace.of(tenant);
        return call(redis -> {
            List<CompletableFuture<List<@Nullable Object>>> sent = fills.stream()
                    .map(fill -> fill(redis, space, fill).toCompletableFuture())
                    .toList();
            return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                    .thenApply(done -> sent.stream()
                            .map(reply -> Replies.code(reply.join()) == 1)
                            .toList());
        });
    }

    private CompletionStage<List<@Nullable Object>> fill(
            RedisClusterAsyncCommands<String, String> redis, KeySpace space, Fill fill) {
        Stamp stamp = fill.stamp();
        byte[] envelope = fill.envelope();
        List<byte[]> arguments = List.of(
                bytes(fill.token()),
                envelope == null ? new byte[0] : envelope,
                bytes(Long.toString(fill.ttlMillis())),
                bytes(String.join("\n", stamp.groups())),
                bytes(stamp.state().epoch()),
                bytes(Long.toString(stamp.state().count())),
                ByteBuffer.allocate(Long.BYTES).putLong(0, fill.version()).array());
        List<String> keys = List.of(space.value(fill.address()), space.lease(fill.address()), space.groups());
        return scripts.fill().run(redis, keys, arguments);
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        LogPosition since = put.since();
        GroupState stamped = put.stamped();
        List<byte[]> arguments = arguments(
                put.address().text(),
                Long.toString(put.version()),
                "",
                Long.toString(put.ttlMillis()),
                since == null ? "" : since.id(),
                since == null ? "" : since.nonce(),
                Integer.toString(put.limit()),
                put.nonce(),
                LOG_LENGTH,
                LOG_LIFE,
                String.join("\n", put.groups()),
                stamped == null ? "" : stamped.epoch(),
                stamped == null ? "" : Long.toString(stamped.count()),
                epoch(),
                put.groups().stream().anyMatch(Group::isTag) ? "1" : "0");
        arguments.set(2, put.envelope());
        List<String> keys = new ArrayList<>(keys(tenant, put.address()));
        keys.add(KeySpace.of(tenant).groups());
        List<@Nullable Object> reply = call(redis -> scripts.put().run(redis, keys, arguments));
        return switch (Replies.code(reply)) {
            case 0 -> Put.Outcome.STORED;
            case 1 -> Put.Outcome.NEWER_KEPT;
            default -> Put.Outcome.LOGGED_ONLY;
        };
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        invalidate(tenant, address, Verb.EVICT, nonce);
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        invalidate(tenant, address, Verb.EXPIRE, nonce);
    }

    private void invalidate(String tenant, Address address, Verb verb, String nonce) {
        List<byte[]> arguments = arguments(address.text(), verb.name(), nonce, LOG_LENGTH, LOG_LIFE);
        call(redis -> scripts.invalidate().run(redis, keys(tenant, address), arguments));
    }

    @Override
    public GroupState invalidate(String tenant, String group, Verb verb, String nonce) {
        KeySpace space = KeySpace.of(tenant);
        List<byte[]> arguments = arguments(group, verb.name(), nonce, LOG_LENGTH, LOG_LIFE, epoch(), MAX_GROUPS);
        List<String> keys = List.of(space.log(), space.groups());
        return Replies.groups(call(redis -> scripts.group().run(redis, keys, arguments)), 0);
    }

    /** Sixteen letters that no epoch ever had. */
    private String epoch() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public void discard(String tenant, Address address) {
        String key = KeySpace.of(tenant).value(address);
        call(redis -> redis.unlink(key));
    }

    /**
     * Removes a tenant's log and the numbers of its groups, as when the tenant is gone. Never wrong, only costly:
     * environments that miss their position begin a new generation, and an epoch does not come back.
     *
     * @throws RemoteUnavailable when it may still be there
     */
    public void forgetLog(String tenant) {
        KeySpace space = KeySpace.of(tenant);
        call(redis -> redis.unlink(space.log(), space.groups()));
    }

    private static List<String> keys(String tenant, Address address) {
        KeySpace space = KeySpace.of(tenant);
        return List.of(space.log(), space.value(address), space.lease(address));
    }

    private <T> T call(Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> commands) {
        return call(deadline, commands);
    }

    private <T> T call(
            Duration limit,
            Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> commands) {
        return answered(() -> link.call(limit, commands));
    }

    private <T> T dispatch(Function<StatefulConnection<String, String>, ? extends CompletionStage<T>> commands) {
        return answered(() -> link.dispatch(deadline, commands));
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (RedisUnavailable down) {
            throw new RemoteUnavailable("The remote level did not answer", down);
        }
    }

    private static List<byte[]> arguments(String... texts) {
        List<byte[]> all = new ArrayList<>(texts.length);
        for (String text : texts) {
            all.add(bytes(text));
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
