package io.enterprisehub.local.traffic;

import java.util.Map;

/**
 * One HTTP POST of the schedule. Attempts that repeat it send exactly the same bytes and headers.
 *
 * @param kind what it is there to show, which decides the answers that are right
 * @param headers without content type and length
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy per access of up to 256 KB is waste.
public record Post(PostKind kind, String path, Map<String, String> headers, byte[] body) {

    public Post {
        headers = Map.copyOf(headers);
    }

    Post as(PostKind other) {
        return new Post(other, path, headers, body);
    }
}
