package io.enterprisehub.inference.model;

/**
 * What a reason code says to a person.
 *
 * @param raises where it speaks for the outcome: "Answers within the hour"
 * @param lowers where it speaks against it: "Has not answered for long"
 */
public record ReasonText(String raises, String lowers) {

    public ReasonText {
        if (raises.isBlank() || lowers.isBlank()) {
            throw new IllegalArgumentException("a reason needs a text for and one against");
        }
    }
}
