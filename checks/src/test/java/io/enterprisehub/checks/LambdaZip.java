package io.enterprisehub.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The package of one function, as the build left it.
 *
 * @param function the function's module
 * @param size bytes of the zip
 * @param others entries that are no jar under {@code lib/}
 * @param jars a jar's name to the names of its entries
 * @param own every file of our own packages: its name to its bytes
 */
public record LambdaZip(
        String function, long size, List<String> others, Map<String, List<String>> jars, Map<String, byte[]> own) {

    private static final String OURS = "io/enterprisehub/";
    private static final Map<String, LambdaZip> READ = new ConcurrentHashMap<>();

    /** The zip of a function; it exists because this module is built after the functions' package phase. */
    public static LambdaZip of(String function) {
        return READ.computeIfAbsent(function, LambdaZip::read);
    }

    /** The names of all files in all jars. */
    public Stream<String> entries() {
        return jars.values().stream().flatMap(List::stream);
    }

    private static LambdaZip read(String function) {
        Path file = Project.root().resolve("functions/" + function + "/target/" + function + "-lambda.zip");
        LambdaZip zip;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            zip = new LambdaZip(
                    function, Files.size(file), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                zip.add(entry, in);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("no package of " + function + ": run ./mvnw verify", failure);
        }
        return zip;
    }

    private void add(ZipEntry entry, InputStream content) throws IOException {
        String name = entry.getName();
        if (name.startsWith("lib/") && name.endsWith(".jar")) {
            addJar(name.substring("lib/".length()), content.readAllBytes());
        } else if (!entry.isDirectory()) {
            others.add(name);
        }
    }

    private void addJar(String jar, byte[] bytes) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                names.add(entry.getName());
                if (entry.getName().startsWith(OURS) && !entry.isDirectory()) {
                    own.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        jars.put(jar, names);
    }
}
