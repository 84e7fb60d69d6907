package io.enterprisehub.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Answers with the event that it got; a path of {@code /items/<word>} asks for something else. */
public final class HttpProbe implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        output.write(answer(event).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event) {
        if (event.contains("\"rawPath\":\"/items/throw\"")) {
            throw new IllegalStateException("a secret detail");
        }
        if (event.contains("\"rawPath\":\"/items/plain\"")) {
            return "{\"plain\":true}";
        }
        if (event.contains("\"rawPath\":\"/items/teapot\"")) {
            return "{\"statusCode\":418,\"headers\":{\"x-tea\":\"green\"},\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"short\"}";
        }
        var body = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        return "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\"},\"isBase64Encoded\":true,"
                + "\"body\":\"" + body + "\"}";
    }
}
