package io.enterprisehub.cache.tier.remote;

import java.util.List;

/**
 * Values of one tenant that were read after a position of its log. Chunks of another publication may lie under the same
 * keys while one is being replaced: a chunk names the publication it belongs to.
 *
 * @param id of the publication
 * @param position of the log, taken before the first value was read
 * @param groups in the same moment
 * @param ageMillis since then, by the server's clock
 * @param chunks as they were published; some may be missing
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Snapshot(String id, LogPosition position, GroupState groups, long ageMillis, List<byte[]> chunks) {}
