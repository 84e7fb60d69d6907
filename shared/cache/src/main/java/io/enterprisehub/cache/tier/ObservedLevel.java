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

    /** What a call is about. */
    private record Named(String operation, String region, String tenant, int keys) {
        static Named of(String operation, String tenant, Address address) {
            return new Named(operation, address.region(), tenant, 1);
        }

        static Named of(String operation, String tenant, List<Address> addresses) {
            String region = addresses.isEmpty() ? "" : addresses.getFirst().region();
            return new Named(operation, region, tenant, addresses.size());
        }

        static Named of(String operation, String tenant) {
            return new Named(operation, "", tenant, 0);
        }
    }

    private <T> T observe(Named named, Supplier<T> call, Function<T, Moved> moved) {
        long start = ticker.read();
        Moved done = null;
        try {
            T answer = call.get();
            done = moved.apply(answer);
            return answer;
        } finally {
            Moved told = done == null ? Moved.NOTHING : done;
            long nanos = ticker.read() - start;
            listener.on(new RemoteCall(
                    named.operation(),
                    named.region(),
                    named.tenant(),
                    named.keys(),
                    told.found(),
                    told.bytes(),
                    nanos,
                    done == null));
        }
    }

    private void observe(Named named, long bytes, Runnable call) {
        Supplier<Boolean> done = () -> {
            call.run();
            return true;
        };
        var _ = observe(named, done, ok -> new Moved(0, bytes));
    }

    @Override
    public ReadReply read(ReadRequest request) {
        return observe(
                Named.of("read", request.tenant(), request.addresses()),
                () -> level.read(request),
                reply -> Moved.of(reply.values()));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return observe(Named.of("peek", tenant, addresses), () -> level.peek(tenant, addresses), Moved::of);
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        return observe(Named.of("start", tenant), () -> level.start(tenant, nonce), start -> Moved.NOTHING);
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        observe(Named.of("publish", tenant), 0, () -> level.publish(tenant, snapshot));
    }

    @Override
    public boolean lease(String tenant, Address address, String token, Duration life) {
        return observe(
                Named.of("lease", tenant, address),
                () -> level.lease(tenant, address, token, life),
                granted -> Moved.NOTHING);
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        observe(Named.of("release", tenant, addresses), 0, () -> level.release(tenant, addresses, token));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        long bytes = fills.stream().mapToLong(fill -> fill.bytes()).sum();
        List<Address> addresses = fills.stream().map(Fill::address).toList();
        return observe(
                Named.of("fill", tenant, addresses), () -> level.fill(tenant, fills), stored -> new Moved(0, bytes));
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        return observe(
                Named.of("put", tenant, put.address()),
                () -> level.put(tenant, put),
                outcome -> new Moved(0, put.envelope().length));
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        observe(Named.of("evict", tenant, address), 0, () -> level.evict(tenant, address, nonce));
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        observe(Named.of("expire", tenant, address), 0, () -> level.expire(tenant, address, nonce));
    }

    @Override
    public GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce) {
        return observe(
                Named.of("invalidate", tenant),
                () -> level.invalidate(tenant, group, verb, nonce),
                state -> Moved.NOTHING);
    }

    @Override
    public void discard(String tenant, Address address) {
        observe(Named.of("discard", tenant, address), 0, () -> level.discard(tenant, address));
    }
}
