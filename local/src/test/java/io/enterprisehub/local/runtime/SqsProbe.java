package io.enterprisehub.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reports messages whose body begins with {@code fail}, dies of {@code crash}, and prints each event. */
public final class SqsProbe implements RequestStreamHandler {
    private static final Pattern RECORD =
            Pattern.compile("\"messageId\":\"([^\"]+)\",\"receiptHandle\":\"[^\"]*\",\"body\":\"([^\"]*)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(event);
        var failed = new ArrayList<String>();
        for (var record = RECORD.matcher(event); record.find(); ) {
            if (record.group(2).startsWith("crash")) {
                throw new IllegalStateException("crashed");
            }
            if (record.group(2).startsWith("fail")) {
                failed.add("{\"itemIdentifier\":\"" + record.group(1) + "\"}");
            }
        }
        output.write(("{\"batchItemFailures\":[" + String.join(",", failed) + "]}").getBytes(StandardCharsets.UTF_8));
    }
}
