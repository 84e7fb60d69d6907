package io.enterprisehub.simulation;

/**
 * One webhook by which the CRM reports an act.
 *
 * @param webhookId GHL's id of the event, equal on every attempt
 * @param type as the body says it, which is not always what it is
 */
public record Delivery(String webhookId, String type, Act act, Defect defect) {

    /** What GHL is documented to get wrong; see docs/event-mapping.md. */
    public enum Defect {
        NONE,
        /** The type of another event of the same family. */
        MISTYPED,
        /** The contact id is missing, and of tasks the body. */
        WITHOUT_CONTACT,
        /** Over 256 KB, and cut there in the middle of a text. */
        CUT
    }

    public String tenant() {
        return act.tenant();
    }
}
