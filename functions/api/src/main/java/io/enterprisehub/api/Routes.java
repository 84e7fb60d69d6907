package io.enterprisehub.api;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint of a request; everything below {@code /v1} needs a key. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String SCORE = "/v1/score";
    private static final int MAX_ID_BYTES = 256;

    private final Callers callers;
    private final LeadEndpoints leads;
    private final ScoreEndpoint score;
    private final Health health;

    Routes(Callers callers, LeadEndpoints leads, ScoreEndpoint score, Health health) {
        this.callers = callers;
        this.leads = leads;
        this.score = score;
        this.health = health;
    }

    HttpAnswer answer(HttpCall call, Deadline deadline) {
        boolean scores = call.path().equals(SCORE);
        if (!call.method().equals(scores ? "POST" : "GET")) {
            return Answers.methodNotAllowed(scores ? "POST" : "GET");
        }
        if (call.path().equals("/health")) {
            return health.answer(deadline);
        }
        try {
            String tenant = callers.tenant(call, deadline);
            if (tenant == null) {
                return Answers.unauthorized();
            }
            return scores ? score.score(tenant, call, deadline) : answer(call, tenant, deadline);
        } catch (BadParameter bad) {
            return Answers.badParameter(bad);
        } catch (BadBody bad) {
            return Answers.badBody(bad);
        } catch (DependencyUnavailable outage) {
            LOG.warn("Cannot answer", outage);
            return Answers.unavailable();
        }
    }

    private HttpAnswer answer(HttpCall call, String tenant, Deadline deadline) {
        List<String> path = segments(call.path());
        if (path.size() < 3 || !path.get(1).equals("v1") || !path.get(2).equals("leads")) {
            return Answers.notFound();
        }
        if (path.size() == 3) {
            return leads.list(tenant, call, deadline);
        }
        String id = path.get(3);
        if (id.isEmpty() || id.indexOf('\0') >= 0 || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            return Answers.notFound();
        }
        if (path.size() == 4) {
            return leads.one(tenant, id, call, deadline);
        }
        return path.size() == 5 && path.get(4).equals("history")
                ? leads.history(tenant, id, call, deadline)
                : Answers.notFound();
    }

    /** The path's segments, decoded one by one, so that an encoded slash stays inside its segment. */
    private static List<String> segments(String path) {
        try {
            // URLDecoder is meant for forms, where a plus is a space; in a path it is a plus.
            return Arrays.stream(path.split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
