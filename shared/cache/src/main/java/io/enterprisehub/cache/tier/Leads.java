package io.enterprisehub.cache.tier;

import java.util.List;

/**
 * The keys that one read leads. Each of them ends exactly once: with an answer, with a failure, or, when the read was
 * thrown out of its way, by {@link #close}; nobody waits for a leader that is gone.
 */
final class Leads<K, V> implements AutoCloseable {

    private final List<Lead<K, V>> leads;
    private final LocalRegion<V> local;

    Leads(List<Lead<K, V>> leads, LocalRegion<V> local) {
        this.leads = leads;
        this.local = local;
    }

    List<Lead<K, V>> all() {
        return leads;
    }

    void answer(Lead<K, V> lead, Lookup<V> answer) {
        lead.ticket().flight().complete(answer);
    }

    void fail(Lead<K, V> lead, RuntimeException failure) {
        lead.ticket().flight().completeExceptionally(failure);
    }

    /** The leader left without an answer: who waited fetches for itself. */
    static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("The load was given up");
        }
    }

    @Override
    public void close() {
        for (Lead<K, V> lead : leads) {
            fail(lead, new GivenUp());
            local.leave(lead.name(), lead.ticket().slot(), true);
        }
    }
}
