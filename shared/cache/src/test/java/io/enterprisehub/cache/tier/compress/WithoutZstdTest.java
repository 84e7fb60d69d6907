package io.enterprisehub.cache.tier.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The package on a class path that has nothing but it. */
class WithoutZstdTest {

    private static URLClassLoader alone() {
        URL classes = Compression.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void compressesByDeflateAndRefusesZstdInASentence() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = alone()) {
            Class<?> dictionaries = loader.loadClass(Dictionary.class.getName());
            Object none = dictionaries.getMethod("none").invoke(null);
            Class<?> zstd = loader.loadClass(Zstd.class.getName());
            Object deflate = loader.loadClass(Deflate.class.getName())
                    .getMethod("with", dictionaries)
                    .invoke(null, none);
            Object compression = loader.loadClass(Compression.class.getName())
                    .getMethod("by", loader.loadClass(Compressor.class.getName()))
                    .invoke(null, deflate);

            assertThat(zstd.getMethod("isPresent").invoke(null)).isEqualTo(false);
            assertThatThrownBy(() -> zstd.getMethod("with", dictionaries).invoke(null, none))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseMessage(
                            "Zstd needs com.github.luben:zstd-jni on the class path; Deflate does without it");
            assertThat(compression
                            .getClass()
                            .getMethod("find", int.class, int.class)
                            .invoke(compression, 2, 0))
                    .isNull();
        }
    }
}
