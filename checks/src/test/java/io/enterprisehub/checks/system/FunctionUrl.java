package io.enterprisehub.checks.system;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.InvocationResult;
import java.io.IOException;
import java.util.Map;

/** A packaged function without a gateway in front of it that lets known routes through only. */
record FunctionUrl(FunctionPool function) {

    Reply call(String method, String path, String body) throws IOException, InterruptedException {
        Map<String, String> http = Map.of("method", method, "path", path, "sourceIp", "192.0.2.1");
        byte[] event = JSON.std.asBytes(Map.of(
                "version",
                "2.0",
                "rawPath",
                path,
                "rawQueryString",
                "",
                "headers",
                Map.of("content-type", "application/json"),
                "requestContext",
                Map.of("stage", "$default", "http", http),
                "body",
                body,
                "isBase64Encoded",
                false));
        return switch (function.invoke(event)) {
            case InvocationResult.Answer answer -> reply(JSON.std.mapFrom(answer.text()));
            case InvocationResult.Failure failure -> throw new IllegalStateException(failure.type());
            case InvocationResult.Throttled throttled -> throw new IllegalStateException("no environment came free");
        };
    }

    private static Reply reply(Map<String, Object> answer) throws IOException {
        int status = Integer.parseInt(String.valueOf(answer.get("statusCode")));
        Map<String, String> headers = JSON.std.mapOfFrom(String.class, JSON.std.asString(answer.get("headers")));
        return new Reply(status, headers, String.valueOf(answer.get("body")));
    }
}
