package io.enterprisehub.cache.tier.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a value, committed by its writer.
 *
 * @param groups the value belongs to
 * @param stamped the groups' state before the commit; null when unknown
 * @param since position of the log taken before the commit; null when unknown
 * @param limit entries after it that are searched for a rival
 * @param nonce of the log entry
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Put(
        Address address,
        long version,
        byte[] envelope,
        long ttlMillis,
        List<String> groups,
        @Nullable GroupState stamped,
        @Nullable LogPosition since,
        int limit,
        String nonce) {

    /** What became of the value. The log was told in every case. */
    public enum Outcome {
        /** It is there. */
        STORED,
        /** A newer one was there and stays. */
        NEWER_KEPT,
        /**
         * Nothing was there to compare with, and the log cannot prove that no newer version was forgotten: the next reader
         * loads it.
         */
        LOGGED_ONLY
    }
}
