package io.enterprisehub.cache.tier.compress;

/** A run of bytes that stood before, as one number: its length above the place it stands at. The larger is longer, or as long and nearer. */
final class Copy {

    static final long NONE = 0;

    /** Shorter ones cost about what their literals do. */
    static final int SHORTEST = 4;

    private Copy() {}

    static long of(int length, int place) {
        return (long) length << 32 | place;
    }

    static int length(long copy) {
        return (int) (copy >>> 32);
    }

    static int place(long copy) {
        return (int) copy;
    }
}
