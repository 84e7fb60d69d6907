package io.enterprisehub.cache.tier.remote;

/**
 * How much a key was read.
 *
 * @param reads about so many, old ones counting less
 */
public record KeyHeat(String tenant, Address address, double reads) {}
