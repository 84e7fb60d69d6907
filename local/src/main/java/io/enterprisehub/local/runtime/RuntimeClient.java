package io.enterprisehub.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's runtime interface client as found on our own class path: the jars that a function's JVM gets on its class path, and
 * the native library, unpacked once. Left alone, every JVM would replace {@code /tmp/.libaws-lambda-jni.so} at its start,
 * and two that start together would trip over each other.
 */
record RuntimeClient(String classPath, Path nativeLibrary) {
    static final String MAIN_CLASS = AWSLambda.class.getName();

    /** Read by the client; names the library to load instead of unpacking one. */
    static final String NATIVE_LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    static RuntimeClient unpackTo(Path directory) {
        var jars = List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);
        var classPath =
                jars.stream().map(RuntimeClient::jarOf).map(Path::toString).collect(Collectors.joining(":"));
        return new RuntimeClient(classPath, unpackLibrary(directory));
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no jar holds " + type.getName(), e);
        }
    }

    private static Path unpackLibrary(Path directory) {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException("AWS's runtime client has native code for Linux only: run this on Linux");
        }
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var system = Files.isDirectory(Path.of("/etc/apk")) ? "linux_musl" : "linux";
        var name = "libaws-lambda-jni." + system + "-" + architecture + ".so";
        var target = directory.resolve(name).toAbsolutePath();
        try (var library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (library == null) {
                throw new IllegalStateException("AWS's runtime client has no " + name);
            }
            Files.createDirectories(directory);
            Files.copy(library, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime client's native library could not be unpacked", e);
        }
        return target;
    }
}
