package io.enterprisehub.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvnw} in a copy of its own, with JDKs and a Maven that only say who they are. */
class JdkFinderTest {

    private static final String ONE_SENTENCE =
            "A JDK 25 is needed and none was found: install one (for example Temurin 25) and point JAVA_HOME at it.\n";

    @TempDir
    private Path machine;

    private Path project;

    @BeforeEach
    void copyMvnw() throws IOException {
        project = Files.createDirectories(machine.resolve("a project with spaces"));
        Files.createDirectories(project.resolve("infra"));
        executable(project.resolve("mvnw"), Project.text("mvnw"));
        Files.writeString(project.resolve("infra/find-jdk.sh"), Project.text("infra/find-jdk.sh"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        executable(
                machine.resolve("bin/mvn"),
                "#!/bin/sh\necho \"home=$JAVA_HOME\"; echo \"in=$PWD\"; echo \"arguments=$#\"\n");
    }

    @Test
    void saysWhatToInstallWhenThereIsOnlyAnOlderJdk() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");

        Outcome outcome = mvnw(project, Map.of("JAVA_HOME", old.toString(), "HUB_JDK_PLACES", machine + "/jvm"));

        assertThat(outcome).isEqualTo(new Outcome(3, "", ONE_SENTENCE));
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdkAtAll() throws Exception {
        assertThat(mvnw(project, Map.of("HUB_JDK_PLACES", ""))).isEqualTo(new Outcome(3, "", ONE_SENTENCE));
    }

    @Test
    void findsAJdk25WhenJavaHomeIsAnOlderOne() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        Path right = jdk("temurin 25", "25.0.3");

        Outcome outcome = mvnw(project, Map.of("JAVA_HOME", old.toString(), "HUB_JDK_PLACES", machine + "/jvm"));

        assertThat(outcome.out()).contains("home=" + right + "\n");
    }

    @Test
    void keepsAJavaHomeThatIsAJdk25() throws Exception {
        Path chosen = jdk("chosen", "25");
        jdk("another", "25.0.3");

        Outcome outcome = mvnw(project, Map.of("JAVA_HOME", chosen.toString(), "HUB_JDK_PLACES", machine + "/jvm"));

        assertThat(outcome.out()).contains("home=" + chosen + "\n");
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws Exception {
        Path runtime = jdk("jre-25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(mvnw(project, Map.of("HUB_JDK_PLACES", machine + "/jvm")))
                .isEqualTo(new Outcome(3, "", ONE_SENTENCE));
    }

    @Test
    void buildsItsProjectFromADirectoryWithoutOne() throws Exception {
        jdk("jdk-25", "25.0.3");

        Outcome outcome = mvnw(machine, Map.of("HUB_JDK_PLACES", machine + "/jvm"));

        assertThat(outcome.out()).contains("in=" + project + "\n", "arguments=1\n");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoMaven() throws Exception {
        jdk("jdk-25", "25.0.3");
        Files.delete(machine.resolve("bin/mvn"));

        Outcome outcome = mvnw(project, Map.of("HUB_JDK_PLACES", machine + "/jvm"));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("Maven 3.8 or newer is needed").hasLineCount(1);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = machine.resolve("jvm").resolve(name);
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** Runs mvnw with nothing on the PATH but our own mvn and what a shell script needs. */
    private Outcome mvnw(Path directory, Map<String, String> environment) throws Exception {
        for (String tool : List.of("dirname", "grep")) {
            executable(
                    machine.resolve("bin").resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin; exec " + tool + " \"$@\"\n");
        }
        Path err = machine.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", project.resolve("mvnw").toString(), "verify")
                .directory(directory.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", machine.resolve("bin").toString());
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), text, Files.readString(err));
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Path directory = file.getParent();
        assertThat(directory).isNotNull();
        Files.createDirectories(directory);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Outcome(int code, String out, String err) {}
}
