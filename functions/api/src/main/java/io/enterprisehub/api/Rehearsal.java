package io.enterprisehub.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that take the paths of real ones before a snapshot. They read, change nothing, and open no location. */
final class Rehearsal {

    private Rehearsal() {}

    static List<byte[]> events() {
        return List.of(event("/health"), event("/v1/leads"), event("/v1/leads/none/history"));
    }

    private static byte[] event(String path) {
        return """
                {"version":"2.0","rawPath":"%s","headers":{"x-api-key":"rehearsal"},
                 "requestContext":{"stage":"$default","requestId":"rehearsal","http":{"method":"GET","sourceIp":""}}}""".formatted(path).getBytes(StandardCharsets.UTF_8);
    }
}
