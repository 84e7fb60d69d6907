package io.enterprisehub.local.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.runtime.InvocationResult;
import io.enterprisehub.local.runtime.InvocationResult.Answer;
import io.enterprisehub.local.runtime.InvocationResult.Failure;
import io.enterprisehub.local.runtime.InvocationResult.Throttled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The HTTP answer that API Gateway makes of what a function returned. */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record ProxyAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    /** One with API Gateway's own body. */
    static ProxyAnswer message(int status, String message) {
        return new ProxyAnswer(
                status,
                Map.of("Content-Type", List.of("application/json")),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    static ProxyAnswer of(InvocationResult result) {
        return switch (result) {
            case Throttled _ -> message(503, "Service Unavailable");
            case Failure _ -> message(500, "Internal Server Error");
            case Answer answer -> of(answer);
        };
    }

    /** Without a status code the whole answer is the body of a 200; what is no JSON is an error of the function. */
    private static ProxyAnswer of(Answer answer) {
        try {
            var parsed = JSON.std.anyFrom(answer.payload());
            if (parsed instanceof Map<?, ?> fields && fields.get("statusCode") instanceof Number status) {
                return new ProxyAnswer(status.intValue(), headers(fields), body(fields));
            }
            return new ProxyAnswer(200, Map.of("Content-Type", List.of("application/json")), answer.payload());
        } catch (IOException | IllegalArgumentException e) {
            return message(500, "Internal Server Error");
        }
    }

    private static Map<String, List<String>> headers(Map<?, ?> fields) {
        var headers = new LinkedHashMap<String, List<String>>();
        if (fields.get("headers") instanceof Map<?, ?> single) {
            single.forEach((name, value) -> headers.put(String.valueOf(name), List.of(String.valueOf(value))));
        }
        if (fields.get("multiValueHeaders") instanceof Map<?, ?> multiple) {
            multiple.forEach((name, values) -> headers.put(String.valueOf(name), strings(values)));
        }
        if (fields.get("cookies") instanceof List<?> cookies) {
            headers.put("Set-Cookie", strings(cookies));
        }
        if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", List.of("text/plain;charset=UTF-8"));
        }
        return headers;
    }

    private static List<String> strings(Object values) {
        var strings = new ArrayList<String>();
        if (values instanceof List<?> list) {
            list.forEach(value -> strings.add(String.valueOf(value)));
        }
        return strings;
    }

    private static byte[] body(Map<?, ?> fields) {
        return switch (fields.get("body")) {
            case null -> new byte[0];
            case String text
            when Boolean.TRUE.equals(fields.get("isBase64Encoded")) ->
                Base64.getDecoder().decode(text);
            case Object other -> String.valueOf(other).getBytes(StandardCharsets.UTF_8);
        };
    }
}
