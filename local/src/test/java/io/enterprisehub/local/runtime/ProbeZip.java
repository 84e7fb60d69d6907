package io.enterprisehub.local.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the probe handlers as functions are packed: one jar under {@code lib/}. */
public final class ProbeZip {
    private ProbeZip() {}

    public static Path in(Path directory) {
        var jar = directory.resolve("probe.jar");
        var zip = directory.resolve("probe-lambda.zip");
        try {
            try (var entries = new ZipOutputStream(Files.newOutputStream(jar))) {
                addClass(entries, ProbeHandler.class);
                addClass(entries, SnapshotHandler.class);
                addClass(entries, HttpProbe.class);
                addClass(entries, SqsProbe.class);
            }
            try (var entries = new ZipOutputStream(Files.newOutputStream(zip))) {
                entries.putNextEntry(new ZipEntry("lib/probe.jar"));
                Files.copy(jar, (OutputStream) entries);
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addClass(ZipOutputStream entries, Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new ZipEntry(name));
        try (var bytes = type.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new IOException("no class file of " + type);
            }
            bytes.transferTo(entries);
        }
    }
}
