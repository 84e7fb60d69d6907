package io.enterprisehub.local.demo;

import io.enterprisehub.local.system.LocalOptions;
import io.enterprisehub.local.traffic.LocalKeys;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a demonstration runs on.
 *
 * @param checksums SHA-256 of the packages by file name
 * @param scoringZip the package whose model judges
 * @param output folder of the report
 */
public record DemoSetup(
        LocalOptions system, LocalKeys keys, Map<String, String> checksums, Path scoringZip, Path output) {
    public DemoSetup {
        checksums = Map.copyOf(checksums);
    }
}
