package io.enterprisehub.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into the zips that are deployed: each carries what its function needs, and nothing else. */
class PackagesTest {

    /** Lambda takes no larger zip directly. */
    private static final long LARGEST_ZIP = 50L * 1024 * 1024;

    private static final Pattern TEST_JARS = Pattern.compile(
            "(junit|assertj|archunit|jqwik|mockito|opentest4j|embedded-|elasticmq|wiremock|testcontainers).*|.*-tests\\.jar");
    private static final Pattern NATIVES = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");
    private static final Pattern AWS_SDK_VERSION = Pattern.compile("aws-core-(.*)\\.jar");

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void holdsJarsUnderLibAndNothingElse(String function) {
        LambdaZip zip = LambdaZip.of(function);

        assertThat(zip.jars()).isNotEmpty();
        assertThat(zip.others()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void isSmallEnoughForLambda(String function) {
        assertThat(LambdaZip.of(function).size()).isLessThan(LARGEST_ZIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void carriesNoTestLibrary(String function) {
        assertThat(LambdaZip.of(function).jars().keySet()).noneMatch(TEST_JARS.asMatchPredicate());
    }

    /** The zips are built on x86 and on ARM alike: nothing in them may depend on the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void carriesNoNativeCode(String function) {
        var jars = LambdaZip.of(function).jars().entrySet();

        assertThat(jars.stream()
                        .filter(jar -> jar.getValue().stream().anyMatch(NATIVES.asMatchPredicate()))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void carriesEachLibraryOnce(String function) {
        assertThat(LambdaZip.of(function).jars().keySet().stream().map(jar -> jar.replaceFirst("-\\d[^/]*\\.jar$", "")))
                .doesNotHaveDuplicates();
    }

    /** The SDK's parts fit each other at one version only; a bill of materials in front of it can tear them apart. */
    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring"})
    void carriesTheAwsSdkAtOneVersion(String function) {
        List<String> jars = List.copyOf(LambdaZip.of(function).jars().keySet());
        String version = jars.stream()
                .map(AWS_SDK_VERSION::matcher)
                .filter(Matcher::matches)
                .map(core -> core.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(jars)
                .contains("sqs-" + version + ".jar", "sdk-core-" + version + ".jar", "auth-" + version + ".jar");
    }

    /** What the one public function cannot run cannot be attacked in it, and its start stays short. */
    @Test
    void webhookCarriesNoDatabaseAndNoModel() {
        LambdaZip webhook = LambdaZip.of("webhook");

        assertThat(webhook.jars().keySet())
                .noneMatch(jar -> jar.matches(
                        "(tribuo|postgresql|HikariCP|flyway|datasource|micronaut-data|micronaut-jdbc|onnx|protobuf).*"))
                .noneMatch(jar -> jar.matches("(leads|store|inference|simulation|training)-.*"));
        assertThat(webhook.entries())
                .noneMatch(entry -> entry.startsWith("org/tribuo/"))
                .noneMatch(entry -> entry.startsWith("org/postgresql/"));
    }

    /** Migrations are a step of the deployment; a function that could run them would do so at its worst moment. */
    @ParameterizedTest
    @ValueSource(strings = {"webhook", "scoring", "api", "warmer"})
    void carriesNothingThatMigrates(String function) {
        assertThat(LambdaZip.of(function).jars().keySet()).noneMatch(jar -> jar.startsWith("flyway"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "warmer"})
    void readersCarryNoModel(String function) {
        assertThat(LambdaZip.of(function).jars().keySet()).noneMatch(jar -> jar.startsWith("tribuo"));
    }
}
