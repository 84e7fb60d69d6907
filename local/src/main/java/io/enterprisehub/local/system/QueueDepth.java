package io.enterprisehub.local.system;

/**
 * How many messages a queue holds.
 *
 * @param visible wait to be received
 * @param inFlight were received and neither deleted nor visible again
 */
public record QueueDepth(long visible, long inFlight) {
    public long total() {
        return visible + inFlight;
    }
}
