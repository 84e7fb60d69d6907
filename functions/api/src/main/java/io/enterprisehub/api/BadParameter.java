package io.enterprisehub.api;

import java.util.List;

/** A query parameter has a value that it cannot have. Carries its name and what is allowed, never the value. */
final class BadParameter extends RuntimeException {

    private final String parameter;
    private final transient List<String> allowed;

    /**
     * Refuses a value.
     *
     * @param parameter a name of ours, or {@code *} for a name that is none of ours
     * @param rule completes the sentence "The parameter ..."
     * @param allowed the values, where they can be listed
     */
    BadParameter(String parameter, String rule, List<String> allowed) {
        super(rule);
        this.parameter = parameter;
        this.allowed = List.copyOf(allowed);
    }

    String parameter() {
        return parameter;
    }

    List<String> allowed() {
        return allowed;
    }
}
