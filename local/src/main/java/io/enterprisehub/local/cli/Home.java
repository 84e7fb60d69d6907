package io.enterprisehub.local.cli;

import java.nio.file.Path;

/** Where things are in the project's folder. */
record Home(Path root) {

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
}
