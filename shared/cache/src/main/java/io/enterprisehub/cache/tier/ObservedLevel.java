package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.CacheEvent.RemoteCall;
import io.enterprisehub.cache.tier.Observation.Moved;
import io.enterprisehub.cache.tier.Observation.Named;
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

/** Tells a listener of each round trip. */
final class ObservedLevel implements RemoteLevel {

    private final RemoteLevel level;
    private final Observation observation;

    ObservedLevel(RemoteLevel level, CacheListener listener, Ticker ticker) {
        this.level = level;
        this.observation = new Observation(listener, ticker, RemoteCall::new);
    }

    private static Named named(String operation, String tenant, Address address) {
        return new Named(operation, address.region(), tenant, 1);
    }

    private static Named named(String operation, String tenant, List<Address> addresses) {
        String region = addresses.isEmpty() ? "" : addresses.getFirst().region();
        return new Named(operation, region, tenant, addresses.size());
    }

    private static Named named(String operation, String tenant) {
        return new Named(operation, "", tenant, 0);
    }

    private static Moved moved(List<RemoteValue> values) {
        return Moved.found(values, RemoteValue::envelope);
    }

    @Override
    public ReadReply read(ReadRequest request) {
        return observation.of(
                named("read", request.tenant(), request.addresses()),
                () -> level.read(request),
                reply -> moved(reply.values()));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return observation.of(
                named("peek", tenant, addresses), () -> level.peek(tenant, addresses), ObservedLevel::moved);
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        return observation.of(named("start", tenant), () -> level.start(tenant, nonce), start -> Moved.NOTHING);
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        observation.of(named("publish", tenant), () -> level.publish(tenant, snapshot));
    }

    @Override
    public boolean lease(String tenant, Address address, String token, Duration life) {
        return observation.of(
                named("lease", tenant, address),
                () -> level.lease(tenant, address, token, life),
                granted -> Moved.NOTHING);
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        observation.of(named("release", tenant, addresses), () -> level.release(tenant, addresses, token));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        long bytes = fills.stream().mapToLong(fill -> fill.bytes()).sum();
        List<Address> addresses = fills.stream().map(Fill::address).toList();
        return observation.of(
                named("fill", tenant, addresses), () -> level.fill(tenant, fills), stored -> new Moved(0, bytes));
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        return observation.of(
                named("put", tenant, put.address()),
                () -> level.put(tenant, put),
                outcome -> new Moved(0, put.envelope().length));
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        observation.of(named("evict", tenant, address), () -> level.evict(tenant, address, nonce));
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        observation.of(named("expire", tenant, address), () -> level.expire(tenant, address, nonce));
    }

    @Override
    public GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce) {
        return observation.of(
                named("invalidate", tenant),
                () -> level.invalidate(tenant, group, verb, nonce),
                state -> Moved.NOTHING);
    }

    @Override
    public void discard(String tenant, Address address) {
        observation.of(named("discard", tenant, address), () -> level.discard(tenant, address));
    }
}
