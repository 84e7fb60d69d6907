package io.enterprisehub.ghl.signature;

/** What became of the check of one body. */
public sealed interface Verdict {

    /** Signed by one of the configured keys of the scheme. */
    record Valid(SignatureScheme scheme) implements Verdict {}

    /** No signature header, an empty one, or GHL's literal {@code N/A}. */
    record Missing() implements Verdict {}

    /** A signature was sent and does not count. */
    record Invalid(SignatureScheme scheme, Reason reason) implements Verdict {}

    /** Why a signature does not count; safe to count and to log. */
    enum Reason {
        /** Not strict base64, or not of the scheme's length. */
        MALFORMED("malformed"),
        /** Well formed, but made by no configured key over these bytes. */
        MISMATCH("mismatch"),
        /** The scheme is past its configured end date. */
        SCHEME_ENDED("scheme-ended"),
        /** No key is configured for the scheme. */
        NO_KEY("no-key");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The kebab-case name for metrics and logs. */
        public String code() {
            return code;
        }
    }
}
