package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that was accepted and must have had its effect.
 *
 * @param key its id; on the workflow route all but the minute of receipt, which only the receiver knows
 * @param effect what it does to its lead, by the ledger; null for an event that names no lead
 * @param route how it was sent
 * @param readBack GHL cut it: a read-back must wait in the outbox
 * @param maxCopies how many ids it may legitimately have: 1, or on the workflow route one per attempt, since equal posts of
 *     different minutes are different events
 */
public record ExpectedEvent(EventKey key, @Nullable LeadEvent effect, Route route, boolean readBack, int maxCopies) {

    /** Which of the two webhook routes, for that decides what is known of the id. */
    public enum Route {
        SIGNED,
        WORKFLOW
    }

    public static ExpectedEvent signed(EventKey key, @Nullable LeadEvent effect) {
        return new ExpectedEvent(key, effect, Route.SIGNED, false, 1);
    }

    /** On the workflow route; {@code key} ends before the minute. Each attempt may have been received, so the copies come later. */
    public static ExpectedEvent workflow(EventKey key, LeadEvent effect) {
        return new ExpectedEvent(key, effect, Route.WORKFLOW, false, 1);
    }

    /** The same event after the sender counted its attempts. */
    public ExpectedEvent sentTimes(int attempts) {
        return new ExpectedEvent(key, effect, route, readBack, route == Route.WORKFLOW ? attempts : 1);
    }

    /** The same event cut by GHL. */
    public ExpectedEvent cut() {
        return new ExpectedEvent(key, effect, route, true, maxCopies);
    }

    boolean matches(EventKey recorded) {
        return route == Route.SIGNED ? recorded.equals(key) : recorded.isWorkflowCopyOf(key);
    }

    /** Applies the effect under the id that was given to it. */
    Lead applyTo(Lead lead, EventKey recorded) {
        if (effect == null) {
            return lead;
        }
        return lead.apply(new LeadEvent(
                effect.lead(),
                recorded.eventId(),
                effect.type(),
                effect.occurredAt(),
                effect.receivedAt(),
                effect.truncated(),
                effect.changes()));
    }
}
