package io.enterprisehub.webhook;

import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.SignatureVerifier;
import io.enterprisehub.ghl.signature.Verdict;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a post comes from whom its route admits. Counts each outcome by scheme and reason: a wrong key must ring. */
final class SenderCheck {

    private final SignatureVerifier signatures;
    private final Supplier<@Nullable WorkflowSecrets> workflowSecrets;
    private final Metrics metrics;

    /**
     * Checks with these keys.
     *
     * @param workflowSecrets asked per call, since the master key may rotate; null where the route is not configured
     */
    SenderCheck(SignatureVerifier signatures, Supplier<@Nullable WorkflowSecrets> workflowSecrets, Metrics metrics) {
        this.signatures = signatures;
        this.workflowSecrets = workflowSecrets;
        this.metrics = metrics;
    }

    /** Throws only when the workflow's master key cannot be had now. */
    boolean proves(Route route, HttpCall call) {
        return switch (route) {
            case Route.Signed signed -> isSigned(call);
            case Route.Workflow workflow -> knowsSecret(workflow, call);
        };
    }

    private boolean isSigned(HttpCall call) {
        Verdict verdict = signatures.verify(
                call.body(), header(call, SignatureScheme.ED25519), header(call, SignatureScheme.RSA));
        metrics.count(
                switch (verdict) {
                    case Verdict.Valid valid -> "signature.valid." + name(valid.scheme());
                    case Verdict.Missing missing -> "signature.missing";
                    case Verdict.Invalid invalid ->
                        "signature.invalid." + name(invalid.scheme()) + "."
                                + invalid.reason().code();
                });
        return verdict instanceof Verdict.Valid;
    }

    private boolean knowsSecret(Route.Workflow workflow, HttpCall call) {
        WorkflowSecrets secrets = workflowSecrets.get();
        boolean known = secrets != null
                && secrets.accepts(workflow.location().id(), call.header("authorization"), call.header("x-hub-secret"));
        metrics.count(known ? "workflow.valid" : "workflow.invalid");
        return known;
    }

    private static @Nullable String header(HttpCall call, SignatureScheme scheme) {
        return call.header(name(scheme.header()));
    }

    private static String name(SignatureScheme scheme) {
        return name(scheme.name());
    }

    private static String name(String any) {
        return any.toLowerCase(Locale.ROOT);
    }
}
