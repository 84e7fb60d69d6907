package io.enterprisehub.api;

/**
 * A page of a lead's score history, as of a version of the lead. Whatever is added to the history gives the lead a new
 * version and so the page a new key: pages are never invalidated, they are forgotten.
 *
 * @param version of the lead's row
 * @param before version of the history at which the page begins, exclusive
 */
record HistoryPageKey(String leadId, long version, long before, int limit) {

    /** The id comes last, so that nothing in it can be taken for another part. */
    String text() {
        return version + ":" + before + ":" + limit + ":" + leadId;
    }
}
