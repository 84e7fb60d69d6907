package io.enterprisehub.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader follows exists: links, headings, files and commands. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("\\./hub ([a-z][a-z-]*)");
    private static final Pattern SUBCOMMAND = Pattern.compile("@Command\\(\\s*name\\s*=\\s*\"([a-z-]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("`(?:\\./)?((?:infra|docs|\\.ci)/[\\w./-]+)`");
    /** Paths of a developer's own machine; put together here, so that this file does not name them itself. */
    private static final Pattern MACHINE =
            Pattern.compile("/" + "work/|/" + "root/|/" + "home/[a-z]|\\.\\./shared/(" + "facts|design|style|data)");

    @Test
    void linksResolve() {
        assertThat(documents().stream().flatMap(DocumentsTest::brokenLinks)).isEmpty();
    }

    @Test
    void filesThatDocumentsNameExist() {
        assertThat(documents().stream()
                        .flatMap(document -> found(SCRIPT, document)
                                .filter(path -> !Files.exists(Project.root().resolve(path)))
                                .map(path -> document + ": " + path)))
                .isEmpty();
    }

    @Test
    void commandsThatDocumentsNameExist() {
        Set<String> commands = Project.files(".java").stream()
                .filter(file -> file.startsWith(Project.root().resolve("local/src/main")))
                .flatMap(file -> found(SUBCOMMAND, file))
                .collect(Collectors.toSet());
        Stream<String> named = documents().stream().flatMap(document -> found(COMMAND, document));

        assertThat(commands).contains("demo", "up", "send", "package", "migrate");
        assertThat(named.filter(command -> !command.equals("help"))).isSubsetOf(commands);
    }

    @Test
    void readmeNamesTheTwoCommands() {
        assertThat(Project.text("README.md")).contains("./mvnw verify", "./hub demo");
    }

    @Test
    void noFileNamesAMachine() {
        List<Path> texts =
                Project.files(".java", ".md", ".yaml", ".xml", ".sh", ".sql", ".properties", "hub", "mvnw", ".ci/run");

        assertThat(texts.stream()
                        .filter(file -> !file.endsWith("DocumentsTest.java"))
                        .flatMap(file -> MACHINE.matcher(Project.text(file))
                                .results()
                                .map(place -> file + ": " + place.group())))
                .isEmpty();
    }

    @Test
    void noJavaFileIsLongerThanFourHundredLines() {
        assertThat(Project.files(".java").stream().filter(file -> lines(file) > 400))
                .isEmpty();
    }

    @Test
    void halfOfTheSourceFilesAreShort() {
        List<Long> lengths = Project.files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(DocumentsTest::lines)
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).isLessThan(70);
    }

    private static List<Path> documents() {
        return Project.files(".md");
    }

    private static Stream<String> brokenLinks(Path document) {
        return found(LINK, document)
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !resolves(document, link))
                .map(link -> document + ": " + link);
    }

    private static boolean resolves(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || found(HEADING, target).map(DocumentsTest::anchor).anyMatch(parts[1]::equals));
    }

    /** How a forge names a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(Project.text(file)).results().map((MatchResult result) -> result.group(1));
    }

    private static long lines(Path file) {
        return Project.text(file).lines().count();
    }
}
