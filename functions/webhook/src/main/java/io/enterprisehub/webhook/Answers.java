package io.enterprisehub.webhook;

import io.enterprisehub.function.http.HttpAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every answer this function gives. GHL retries whatever is not 2xx, for up to three days, so 2xx is given as soon as nothing
 * is to be gained by another attempt, and 202 never before the event is durable. Problems are constant texts: they repeat no
 * input.
 */
final class Answers {

    private Answers() {}

    /** On the queue. */
    static HttpAnswer accepted(String eventId) {
        return status(202, "accepted", eventId);
    }

    /** On the queue since an earlier attempt. */
    static HttpAnswer duplicate(String eventId) {
        return status(200, "duplicate", eventId);
    }

    /** Understood, and of no use to us. */
    static HttpAnswer ignored() {
        return status(200, "ignored", null);
    }

    static HttpAnswer notJson() {
        return problem(400, "Not JSON", "The body is neither signed nor JSON.");
    }

    /** A gateway sends no such event; whoever invokes the function by hand may. */
    static HttpAnswer badRequest() {
        return problem(400, "Bad request", "This is not an HTTP event of API Gateway or a function URL.");
    }

    static HttpAnswer notProven() {
        return problem(401, "Sender not proven", "The signature or secret is missing, malformed or wrong.")
                .withHeader("www-authenticate", "Bearer");
    }

    static HttpAnswer closed() {
        return problem(403, "Location closed", "Events of this location are not accepted.");
    }

    static HttpAnswer notFound() {
        return problem(404, "No such path", null);
    }

    static HttpAnswer wrongMethod() {
        return problem(405, "Method not allowed", null).withHeader("allow", "POST");
    }

    static HttpAnswer tooLarge() {
        return problem(413, "Body too large", "A body may have up to " + Receiver.MAX_BODY_BYTES + " bytes.");
    }

    static HttpAnswer tooMany(Duration wait) {
        return problem(429, "Too many requests", null)
                .withHeader("retry-after", Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** Not on the queue: only another attempt can save the event. */
    static HttpAnswer notDurable() {
        return problem(503, "Try again", "The event could not be stored.").withHeader("retry-after", "30");
    }

    private static HttpAnswer status(int code, String status, @Nullable String eventId) {
        return HttpAnswer.json(code, json -> {
            json.writeStartObject();
            json.writeStringField("status", status);
            if (eventId != null) {
                json.writeStringField("eventId", eventId);
            }
            json.writeEndObject();
        });
    }

    private static HttpAnswer problem(int status, String title, @Nullable String detail) {
        return HttpAnswer.problem(status, "about:blank", title, detail);
    }
}
