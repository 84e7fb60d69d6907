package io.enterprisehub.function.http;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as API Gateway (payload 1.0 and 2.0) or a Function URL delivers it.
 *
 * @param method upper case
 * @param path without query and without the stage, as it was sent (not decoded)
 * @param pathParameters as the gateway matched them; empty when its route has none
 * @param headers names in lower case; repeated headers joined by a comma (RFC 9110, section 5.3)
 * @param query decoded; of a repeated parameter the gateway's own choice
 * @param body exactly the bytes that the caller sent: signatures are verified over them
 * @param requestId the gateway's id of the request
 * @param sourceIp the caller's address as the gateway saw it; empty when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Calls are never compared; a copy per access of a body of 512 KiB is waste.
public record HttpCall(
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> headers,
        Map<String, String> query,
        byte[] body,
        String requestId,
        String sourceIp) {

    public HttpCall {
        pathParameters = Map.copyOf(pathParameters);
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /**
     * Reads one event.
     *
     * @param maxEventBytes limit of the event as a whole; a base64 body takes 4/3 of its bytes
     * @throws BadGatewayEvent when the input is no such event
     * @throws GatewayEventTooLarge when the input exceeds the limit
     */
    public static HttpCall parse(InputStream event, int maxEventBytes) {
        return GatewayEvent.read(event, maxEventBytes).toCall();
    }

    /** The value of a header, by its name in lower case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
