package io.enterprisehub.cache.tier.remote;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A level that fails on purpose: for the tests of those who use the cache. The same seed fails the same calls, when they come
 * in the same order.
 *
 * <p>Safe for any thread.
 */
public final class ChaosLevel implements RemoteLevel {

    private final RemoteLevel level;
    private final Chaos chaos;
    private final Random random;
    private final Consumer<Duration> pause;

    /**
     * Wraps a level.
     *
     * @param pause lets time pass, really or by moving a test's clock
     */
    public ChaosLevel(RemoteLevel level, Chaos chaos, long seed, Consumer<Duration> pause) {
        this.level = level;
        this.chaos = chaos;
        this.random = new Random(seed);
        this.pause = pause;
    }

    private <T> T under(Supplier<T> call) {
        boolean losesRequest;
        boolean losesReply;
        boolean delays;
        synchronized (random) {
            losesRequest = random.nextDouble() < chaos.loseRequest();
            losesReply = random.nextDouble() < chaos.loseReply();
            delays = random.nextDouble() < chaos.delay();
        }
        if (delays) {
            pause.accept(chaos.delayBy());
        }
        if (losesRequest) {
            throw new RemoteUnavailable("Chaos lost the request", null);
        }
        T answer = call.get();
        if (losesReply) {
            throw new RemoteUnavailable("Chaos lost the reply", null);
        }
        return answer;
    }

    private void run(Runnable call) {
        var _ = under(() -> {
            call.run();
            return true;
        });
    }

    @Override
    public ReadReply read(ReadRequest request) {
        return under(() -> level.read(request));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return under(() -> level.peek(tenant, addresses));
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        return under(() -> level.start(tenant, nonce));
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        run(() -> level.publish(tenant, snapshot));
    }

    @Override
    public boolean lease(String tenant, Address address, String token, Duration life) {
        return under(() -> level.lease(tenant, address, token, life));
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        run(() -> level.release(tenant, addresses, token));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        return under(() -> level.fill(tenant, fills));
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        return under(() -> level.put(tenant, put));
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        run(() -> level.evict(tenant, address, nonce));
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        run(() -> level.expire(tenant, address, nonce));
    }

    @Override
    public GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce) {
        return under(() -> level.invalidate(tenant, group, verb, nonce));
    }

    @Override
    public void discard(String tenant, Address address) {
        run(() -> level.discard(tenant, address));
    }
}
