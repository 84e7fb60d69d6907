package io.enterprisehub.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions' zips in the one folder that the deployment template names. */
record Packages(Home home) {

    static final List<String> FUNCTIONS = List.of("webhook", "scoring", "api", "warmer");

    /**
     * Copies the built zips into place and writes their checksums beside them, as {@code sha256sum --check} reads them.
     *
     * @return SHA-256 in hex by file name
     * @throws EnvironmentProblem if a zip was not built
     */
    SortedMap<String, String> assemble() {
        SortedMap<String, String> checksums = new TreeMap<>();
        try {
            Files.createDirectories(home.packages());
            StringBuilder list = new StringBuilder();
            for (String function : FUNCTIONS) {
                Path zip = home.zip(function);
                if (!Files.isRegularFile(zip)) {
                    throw new EnvironmentProblem(zip + " was not built: run ./mvnw package.");
                }
                String name = function + ".zip";
                Files.copy(zip, home.packages().resolve(name), StandardCopyOption.REPLACE_EXISTING);
                checksums.put(name, sha256(zip));
                list.append(checksums.get(name)).append("  ").append(name).append('\n');
            }
            Files.writeString(home.packages().resolve("SHA256SUMS"), list);
        } catch (IOException e) {
            throw new UncheckedIOException("the packages could not be put into " + home.packages(), e);
        }
        return checksums;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
