package io.enterprisehub.benchmarks.inference;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.api.ApiHandler;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.function.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * In a JVM of its own: callers that each post one lead after the other to {@code /v1/score} of the api function, as Lambda calls it. No
 * lead is asked for twice, so each request reads its lead from the database.
 */
final class RequestCallers {

    private RequestCallers() {}

    /**
     * {@code alone|batched MILLIS JDBC_URL REDIS_URI KEY FIRST LAST}: answers with what the callers saw after as long a warm-up, and
     * how many requests shared a load, by the function's own metric.
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Reported batches = new Reported("batch.scores");
        System.setOut(batches);
        long millis = Long.parseLong(args[1]);
        int first = Integer.parseInt(args[5]);
        int middle = (first + Integer.parseInt(args[6])) / 2;
        Settings settings = new Settings(Map.of(
                "JDBC_URL",
                args[2],
                "JDBC_USER",
                "postgres",
                "JDBC_PASSWORD_REF",
                "literal:postgres",
                "REDIS_URI",
                args[3],
                "SCORE_BATCH_MOST",
                args[0].equals("batched") ? Integer.toString(Callers.COUNT) : "1"));
        try (ApiHandler api = new ApiHandler(context -> context.singletons(settings))) {
            Callers.ask(millis, middle - first, number -> post(api, args[4], first + number));
            batches.forget();
            Callers.Seen seen = Callers.ask(millis, middle - first, number -> post(api, args[4], middle + number));
            out.println(seen.with(batches.mean()));
        }
    }

    private static void post(ApiHandler api, String key, int lead) {
        String event = """
                {"version":"2.0","rawPath":"/v1/score","headers":{"x-api-key":"%s"},"body":"{\\"leads\\":[\\"lead%d\\"]}",
                 "requestContext":{"stage":"$default","requestId":"r","http":{"method":"POST","sourceIp":"192.0.2.1"}}}""".formatted(key, lead);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            api.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new LambdaContext("r"));
        } catch (IOException e) {
            throw new UncheckedIOException("the function cannot answer", e);
        }
        String text = answer.toString(StandardCharsets.UTF_8);
        NothingMeasured.unless(text.contains("\\\"id\\\":\\\"lead" + lead + "\\\""), "the answer is " + text);
    }

    /** Takes a metric out of the documents that the function writes; nothing else of its output is kept. */
    private static final class Reported extends PrintStream {

        private final String metric;
        private final DoubleAdder sum = new DoubleAdder();
        private final LongAdder count = new LongAdder();

        Reported(String metric) {
            super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            this.metric = metric;
        }

        @Override
        public void println(@Nullable String line) {
            if (line == null || !line.contains('"' + metric + '"')) {
                return;
            }
            try {
                Object values = JSON.std.mapFrom(line).get(metric);
                for (Object value : values instanceof List<?> many ? many : List.of(values)) {
                    sum.add(((Number) value).doubleValue());
                    count.increment();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a metric cannot be read", e);
            }
        }

        void forget() {
            sum.reset();
            count.reset();
        }

        double mean() {
            return count.sum() == 0 ? Double.NaN : sum.sum() / count.sum();
        }
    }
}
