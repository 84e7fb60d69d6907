package io.enterprisehub.checks.system;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An answer as a caller sees it.
 *
 * @param headers by their lower-case names
 */
record Reply(int status, Map<String, String> headers, String body) {

    Reply {
        headers = Map.copyOf(headers);
    }

    Map<String, Object> json() {
        try {
            return JSON.std.mapFrom(body);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON object: " + body, e);
        }
    }
}
