package io.enterprisehub.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a number depends on beside the code: without it a number means nothing. */
public record Setting(
        String processor,
        int processors,
        long memoryMegabytes,
        String system,
        String java,
        String commit,
        Map<String, String> libraries) {

    public Setting {
        libraries = Map.copyOf(libraries);
    }

    /**
     * This machine and process.
     *
     * @param commit of the sources, as the caller knows it
     * @param versions properties: library to version
     */
    public static Setting here(String commit, Class<?> owner, String versions) {
        return new Setting(
                first("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                first("/proc/meminfo", "MemTotal")
                        .map(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024)
                        .orElse(0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                commit,
                libraries(owner, versions));
    }

    private static Optional<String> first(String file, String name) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Map<String, String> libraries(Class<?> owner, String versions) {
        Properties properties = new Properties();
        try (InputStream in = owner.getResourceAsStream(versions)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(versions + " cannot be read", e);
        }
        Map<String, String> libraries = new TreeMap<>();
        properties.forEach((name, version) -> libraries.put(name.toString(), version.toString()));
        return libraries;
    }
}
