package io.enterprisehub.checks.system;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.checks.Project;
import io.enterprisehub.local.cli.Hub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What {@code hub explain LEAD} says, for people and as JSON.
 *
 * @param status of the exit
 * @param text both streams
 */
record Explained(int status, String text, Map<String, Object> json) {

    Explained {
        json = Map.copyOf(json);
    }

    static Explained by(URI gateway, String location, String key, String lead) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int status = hub(text, gateway, location, key, lead);
        ByteArrayOutputStream facts = new ByteArrayOutputStream();
        int again = hub(facts, gateway, location, key, lead, "--json");
        if (status != again) {
            throw new IllegalStateException("explain ended with " + status + ", and as JSON with " + again);
        }
        return new Explained(
                status,
                text.toString(StandardCharsets.UTF_8),
                status == 0 ? json(facts.toString(StandardCharsets.UTF_8)) : Map.of());
    }

    private static int hub(
            ByteArrayOutputStream to, URI gateway, String location, String key, String lead, String... more) {
        PrintStream stream = new PrintStream(to, true, StandardCharsets.UTF_8);
        String[] words = {"explain", lead, "--location", location, "--key", key, "--url", gateway.toString()};
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Hub.run(Project.root(), Map.of(), stream, stream, all);
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON object: " + text, e);
        }
    }
}
