package io.enterprisehub.cache.tier.remote;

/**
 * How many group invalidations a tenant has seen. Numbers are compared within one epoch only: an epoch is random, and a new
 * one begins whenever the server may have forgotten an invalidation.
 *
 * @param count invalidations so far; each takes the next number
 */
public record GroupState(String epoch, long count) {}
