package io.enterprisehub.inference.fairhousing;

/**
 * What a person may not be judged by, and the statute that says so: the Fair Housing Act where a home is sold, let or shown, the
 * Equal Credit Opportunity Act as soon as a score touches a mortgage. State law can protect more.
 */
public enum ProtectedGround {
    RACE("race", Statute.FAIR_HOUSING),
    COLOR("color", Statute.FAIR_HOUSING),
    RELIGION("religion", Statute.FAIR_HOUSING),
    SEX("sex", Statute.FAIR_HOUSING),
    DISABILITY("disability", Statute.FAIR_HOUSING),
    FAMILIAL_STATUS("familial status", Statute.FAIR_HOUSING),
    NATIONAL_ORIGIN("national origin", Statute.FAIR_HOUSING),
    AGE("age", Statute.EQUAL_CREDIT),
    MARITAL_STATUS("marital status", Statute.EQUAL_CREDIT),
    PUBLIC_ASSISTANCE("income from public assistance", Statute.EQUAL_CREDIT);

    private final String noun;
    private final Statute statute;

    ProtectedGround(String noun, Statute statute) {
        this.noun = noun;
        this.statute = statute;
    }

    /** As a sentence says it. */
    public String noun() {
        return noun;
    }

    public Statute statute() {
        return statute;
    }

    /** A law that protects grounds. */
    public enum Statute {
        FAIR_HOUSING("the Fair Housing Act (42 U.S.C. 3604)"),
        EQUAL_CREDIT("the Equal Credit Opportunity Act (15 U.S.C. 1691)");

        private final String citation;

        Statute(String citation) {
            this.citation = citation;
        }

        public String citation() {
            return citation;
        }
    }
}
