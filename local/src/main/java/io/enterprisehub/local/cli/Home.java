package io.enterprisehub.local.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where things are in the project's folder. */
record Home(Path root) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._-]+");

    /** The folder that the script {@code hub} stands in. */
    static Home current() {
        return new Home(Path.of(System.getProperty("hub.home", "")).toAbsolutePath());
    }

    Path template() {
        return root.resolve("infra/sam-template.yaml");
    }

    Path keys() {
        return root.resolve("build/local/keys");
    }

    Path packages() {
        return root.resolve("build/package");
    }

    /** Made by the build. */
    Path zip(String function) {
        return root.resolve("functions/%s/target/%s-lambda.zip".formatted(function, function));
    }

    Path demo() {
        return root.resolve("build/demo");
    }

    /**
     * A folder for what a running system writes: below {@code build}, unless its path holds characters that a URL would escape. The
     * runtime client names the functions' jars by unescaped URLs (on Lambda they lie in {@code /var/task}), and Micronaut then
     * does not find its beans in them.
     */
    Path running(String name) {
        Path folder = root.resolve("build").resolve(name);
        if (PLAIN.matcher(folder.toString()).matches()) {
            return folder;
        }
        String mark = Integer.toHexString(root.toString().hashCode());
        String user = System.getProperty("user.name").replaceAll("\\W", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "enterprisehub-" + user + "-" + mark, name);
    }
}
