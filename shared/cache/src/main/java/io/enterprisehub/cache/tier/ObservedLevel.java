package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.CacheEvent.RemoteCall;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Fill;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.Publication;
import io.enterprisehub.cache.tier.remote.Put;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells a listener of each round trip. */
final class ObservedLevel implements RemoteLevel {

    private final RemoteLevel level;
    private final CacheListener listener;
    private final Ticker ticker;

    ObservedLevel(RemoteLevel level, CacheListener listener, Ticker ticker) {
        this.level = level;
        this.listener = listener;
        this.ticker = ticker;
    }

    /** What a call moved. */
    private record Moved(int found, long bytes) {
        private static final Moved NOTHING = new Moved(0, 0);

        static Moved of(List<RemoteValue> values) {
            int found = 0;
            long bytes = 0;
            for (RemoteValue value : values) {
                byte[] envelope = value.envelope();
                found += envelope == null ? 0 : 1;
                bytes += envelope == null ? 0 : envelope.length;
            }
            return new Moved(found, bytes);
        }
    }

    private <T> T observe(String operation, String tenant, int keys, Supplier<T> call, Function<T, Moved> moved) {
        long start = ticker.read();
        Moved done = null;
        try {
            T answer = call.get();
            done = moved.apply(answer);
            return answer;
        } finally {
            Moved told = done == null ? Moved.NOTHING : done;
            long nanos = ticker.read() - start;
            listener.on(new RemoteCall(operation, tenant, keys, told.found(), told.bytes(), nanos, done == null));
        }
    }

    private void observe(String operation, String tenant, int keys, long bytes, Runnable call) {
        Supplier<Boolean> done = () -> {
            call.run();
            return true;
        };
        var _ = observe(operation, tenant, keys, done, ok -> new Moved(0, bytes));
    }

    @Override
    public ReadReply read(ReadRequest request) {
        return observe(
                "read",
                request.tenant(),
                request.addresses().size(),
                () -> level.read(request),
                reply -> Moved.of(reply.values()));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return observe("peek", tenant, addresses.size(), () -> level.peek(tenant, addresses), Moved::of);
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        return observe("start", tenant, 0, () -> level.start(tenant, nonce), start -> Moved.NOTHING);
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        observe("publish", tenant, 0, 0, () -> level.publish(tenant, snapshot));
    }

    @Override
    public boolean lease(String tenant, Address address, String token, Duration life) {
        return observe("lease", tenant, 1, () -> level.lease(tenant, address, token, life), granted -> Moved.NOTHING);
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        observe("release", tenant, addresses.size(), 0, () -> level.release(tenant, addresses, token));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        long bytes = fills.stream().mapToLong(fill -> fill.bytes()).sum();
        return observe("fill", tenant, fills.size(), () -> level.fill(tenant, fills), stored -> new Moved(0, bytes));
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        return observe("put", tenant, 1, () -> level.put(tenant, put), outcome -> new Moved(0, put.envelope().length));
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        observe("evict", tenant, 1, 0, () -> level.evict(tenant, address, nonce));
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        observe("expire", tenant, 1, 0, () -> level.expire(tenant, address, nonce));
    }

    @Override
    public GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce) {
        return observe(
                "invalidate", tenant, 0, () -> level.invalidate(tenant, group, verb, nonce), state -> Moved.NOTHING);
    }

    @Override
    public void discard(String tenant, Address address) {
        observe("discard", tenant, 1, 0, () -> level.discard(tenant, address));
    }
}
