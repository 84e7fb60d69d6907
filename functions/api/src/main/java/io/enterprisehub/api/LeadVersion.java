package io.enterprisehub.api;

/**
 * A lead as of one version of its row. What is computed of it never has to be invalidated: a change gives it another key.
 *
 * @param version of the row
 */
record LeadVersion(String leadId, long version) {

    /** The id comes last, so that nothing in it can be taken for the version. */
    String text() {
        return version + ":" + leadId;
    }
}
