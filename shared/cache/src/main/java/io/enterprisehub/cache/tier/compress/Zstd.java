package io.enterprisehub.cache.tier.compress;

/**
 * Zstandard (RFC 8878) by zstd-jni, a native library that is not shipped with this one: who wants it adds
 * {@code com.github.luben:zstd-jni}. Everybody else reads its entries as misses.
 */
public final class Zstd {

    private static final String LIBRARY = "com/github/luben/zstd/Zstd.class";

    private Zstd() {}

    /**
     * Loads the native library.
     *
     * @throws IllegalStateException when it is not on the class path
     */
    public static Compressor with(Dictionary dictionary) {
        if (!isPresent()) {
            throw new IllegalStateException(
                    "Zstd needs com.github.luben:zstd-jni on the class path; Deflate does without it");
        }
        return new ZstdCompressor(dictionary);
    }

    /** Whether the library is on the class path. */
    public static boolean isPresent() {
        return Zstd.class.getClassLoader().getResource(LIBRARY) != null;
    }
}
