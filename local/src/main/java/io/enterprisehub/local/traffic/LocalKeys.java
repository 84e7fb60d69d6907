package io.enterprisehub.local.traffic;

import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The keys that play GHL's part on this machine: made on first use and kept, so that a second terminal signs for a system that
 * runs in the first. They are worth nothing anywhere else.
 *
 * @param ed25519Public base64 SPKI, as the webhook function wants it
 * @param rsaPublic base64 SPKI
 * @param workflowMasterKey base64, for the secrets of the workflow route
 */
public record LocalKeys(
        PrivateKey ed25519, String ed25519Public, PrivateKey rsa, String rsaPublic, String workflowMasterKey) {

    /** The legacy scheme's shortest acceptable length; signing thousands of bodies with 4,096 bits would be the demo's longest step. */
    private static final int RSA_BITS = 2048;

    private static final int MASTER_KEY_BYTES = 32;
    private static final int WORKFLOW_VERSION = 1;

    /** The keys of this directory; makes them if it does not exist, also when another process does so at the same moment. */
    public static LocalKeys in(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                create(directory);
            }
            return new LocalKeys(
                    privateKey("Ed25519", read(directory, "ed25519")),
                    read(directory, "ed25519.pub"),
                    privateKey("RSA", read(directory, "rsa")),
                    read(directory, "rsa.pub"),
                    read(directory, "workflow"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the local signing keys in " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the local signing keys in " + directory + " are damaged: delete that directory", e);
        }
    }

    public GhlSigner signer(SignatureScheme scheme) {
        return new GhlSigner(scheme, scheme == SignatureScheme.ED25519 ? ed25519 : rsa);
    }

    /** What a location's workflow sends in its secret header. */
    public String workflowToken(String locationId) {
        byte[] master = Base64.getDecoder().decode(workflowMasterKey);
        return new WorkflowSecrets(master, List.of(WORKFLOW_VERSION)).issue(locationId, WORKFLOW_VERSION);
    }

    private static void create(Path directory) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path fresh = Files.createTempDirectory(directory.toAbsolutePath().getParent(), "keys", owner);
        writePair(fresh, "ed25519", KeyPairGenerator.getInstance("Ed25519"));
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(RSA_BITS);
        writePair(fresh, "rsa", rsa);
        byte[] master = new byte[MASTER_KEY_BYTES];
        new SecureRandom().nextBytes(master);
        write(fresh, "workflow", master);
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            deleteAll(fresh);
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            // Another process was faster; its keys are as good.
        }
    }

    private static void writePair(Path directory, String name, KeyPairGenerator generator) throws IOException {
        var pair = generator.generateKeyPair();
        write(directory, name, pair.getPrivate().getEncoded());
        write(directory, name + ".pub", pair.getPublic().getEncoded());
    }

    private static void write(Path directory, String name, byte[] bytes) throws IOException {
        Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(bytes));
    }

    private static String read(Path directory, String name) throws IOException {
        return Files.readString(directory.resolve(name)).strip();
    }

    private static PrivateKey privateKey(String algorithm, String base64) throws GeneralSecurityException {
        try {
            byte[] pkcs8 = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not base64", e);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
