package io.enterprisehub.cache.tier;

/**
 * What became of a publication.
 *
 * @param entries that are in the snapshot
 * @param absent keys whose value the shared level did not have, even after a load
 * @param leftOut entries that did not fit
 * @param chunks of the snapshot
 * @param bytes of the snapshot
 */
public record SnapshotReport(int entries, int absent, int leftOut, int chunks, long bytes) {}
