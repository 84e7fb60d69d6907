package io.enterprisehub.webhook;

import io.enterprisehub.ghl.event.Envelope;

/** What a body from a proven sender is good for. */
enum Use {
    /** For the queue. */
    KEEP,
    /** A kind of event without a handler. */
    IGNORE,
    /** Nothing that scoring could ever read. */
    REFUSE;

    /**
     * What GHL signed is kept even where it is broken: it goes to the dead-letter queue with a reason instead of being retried
     * for days. A workflow is written by the location's own people, who see a refusal at once; its type is theirs to choose.
     */
    static Use of(Route route, Envelope envelope) {
        return switch (route) {
            case Route.Signed signed -> envelope.hasHandler() ? KEEP : IGNORE;
            case Route.Workflow workflow -> envelope.json() ? KEEP : REFUSE;
        };
    }
}
