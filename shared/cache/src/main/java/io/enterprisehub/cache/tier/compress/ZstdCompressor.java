package io.enterprisehub.cache.tier.compress;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import org.jspecify.annotations.Nullable;

/** The part of {@link Zstd} that cannot even be loaded without the native library. */
final class ZstdCompressor implements Compressor {

    private static final int ID = 2;
    private static final int LEVEL = 3;

    private final Dictionary dictionary;
    private final Spares<ZstdCompressCtx> compressing;
    private final Spares<ZstdDecompressCtx> restoring;

    ZstdCompressor(Dictionary dictionary) {
        this.dictionary = dictionary;
        byte[] bytes = dictionary.bytes();
        if (bytes.length == 0) {
            this.compressing = new Spares<>(ZstdCompressor::context, ZstdCompressCtx::close);
            this.restoring = new Spares<>(ZstdDecompressCtx::new, ZstdDecompressCtx::close);
        } else {
            ZstdDictCompress digest = new ZstdDictCompress(bytes, LEVEL);
            ZstdDictDecompress undigest = new ZstdDictDecompress(bytes);
            this.compressing = new Spares<>(() -> context().loadDict(digest), ZstdCompressCtx::close);
            this.restoring = new Spares<>(() -> new ZstdDecompressCtx().loadDict(undigest), ZstdDecompressCtx::close);
        }
    }

    /** The header of the entry has length and dictionary already: the frame leaves them out. */
    private static ZstdCompressCtx context() {
        return new ZstdCompressCtx().setLevel(LEVEL).setContentSize(false).setDictID(false);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public byte[] compress(byte[] raw) {
        return compressing.lend(context -> context.compress(raw));
    }

    @Override
    public byte @Nullable [] restore(byte[] bytes, int offset, int length, int rawLength) {
        return restoring.<byte @Nullable []>lend(context -> {
            byte[] raw = new byte[rawLength];
            try {
                int restored = context.decompressByteArray(raw, 0, rawLength, bytes, offset, length);
                return restored == rawLength ? raw : null;
            } catch (ZstdException bad) {
                return null;
            }
        });
    }
}
