package io.enterprisehub.checks.template;

/**
 * One change of the template's text that must break an invariant.
 *
 * @param breaks what the changed template violates
 * @param text stands in the template; its first occurrence is replaced
 * @param instead what stands there afterwards
 */
record Mutation(Invariant breaks, String text, String instead) {

    Template applyTo(String yaml) {
        int at = yaml.indexOf(text);
        if (at < 0) {
            throw new IllegalStateException("the template no longer says: " + text);
        }
        return Template.parse(yaml.substring(0, at) + instead + yaml.substring(at + text.length()));
    }

    @Override
    public String toString() {
        return breaks + " without: " + text.strip().lines().findFirst().orElse("");
    }
}
