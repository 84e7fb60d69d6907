package io.enterprisehub.cache.tier;

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
import java.util.List;
import java.util.function.Supplier;

/** A way to a remote level on which a test may change, count or lose what passes. */
abstract class Route implements RemoteLevel {

    private final RemoteLevel end;

    Route(RemoteLevel end) {
        this.end = end;
    }

    /** One round trip. */
    protected <T> T over(Supplier<T> request) {
        return request.get();
    }

    private void tell(Runnable request) {
        over(() -> {
            request.run();
            return true;
        });
    }

    @Override
    public ReadReply read(ReadRequest request) {
        return over(() -> end.read(request));
    }

    @Override
    public List<RemoteValue> peek(String tenant, List<Address> addresses) {
        return over(() -> end.peek(tenant, addresses));
    }

    @Override
    public Publication.Start start(String tenant, String nonce) {
        return over(() -> end.start(tenant, nonce));
    }

    @Override
    public void publish(String tenant, Publication snapshot) {
        tell(() -> end.publish(tenant, snapshot));
    }

    @Override
    public void release(String tenant, List<Address> addresses, String token) {
        tell(() -> end.release(tenant, addresses, token));
    }

    @Override
    public List<Boolean> fill(String tenant, List<Fill> fills) {
        return over(() -> end.fill(tenant, fills));
    }

    @Override
    public Put.Outcome put(String tenant, Put put) {
        return over(() -> end.put(tenant, put));
    }

    @Override
    public void evict(String tenant, Address address, String nonce) {
        tell(() -> end.evict(tenant, address, nonce));
    }

    @Override
    public void expire(String tenant, Address address, String nonce) {
        tell(() -> end.expire(tenant, address, nonce));
    }

    @Override
    public GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce) {
        return over(() -> end.invalidate(tenant, group, verb, nonce));
    }

    @Override
    public void discard(String tenant, Address address) {
        tell(() -> end.discard(tenant, address));
    }
}
