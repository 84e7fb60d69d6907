package io.enterprisehub.webhook;

import io.enterprisehub.ghl.event.Tenant;
import org.jspecify.annotations.Nullable;

/** Where a post is meant to go, by its path alone: a gateway's path parameters are not needed and not trusted. */
sealed interface Route {

    /** GHL's Marketplace webhooks, which carry a signature. */
    record Signed() implements Route {}

    /** Workflow actions, which carry a secret; their location is the path's and never the body's. */
    record Workflow(Tenant location) implements Route {}

    String SIGNED_PATH = "/webhooks/ghl";
    String WORKFLOW_PREFIX = SIGNED_PATH + "/workflow/";

    /** The route of a path, or null where there is none; a location id outside GHL's alphabet has none. */
    static @Nullable Route of(String path) {
        if (path.equals(SIGNED_PATH)) {
            return new Signed();
        }
        if (!path.startsWith(WORKFLOW_PREFIX)) {
            return null;
        }
        Tenant location = Tenant.ofLocation(path.substring(WORKFLOW_PREFIX.length()));
        return location == null ? null : new Workflow(location);
    }

    /** The name in message attributes and metrics. */
    default String wireName() {
        return switch (this) {
            case Signed signed -> "signed";
            case Workflow workflow -> "workflow";
        };
    }
}
