package io.enterprisehub.inference.fairhousing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedAttributesTest {

    @ParameterizedTest
    @CsvSource({
        "race, RACE",
        "Race_Black, RACE",
        "isHispanic, RACE",
        "pct_black, RACE",
        "is_white, RACE",
        "skinColor, COLOR",
        "color, COLOR",
        "religion, RELIGION",
        "church_member, RELIGION",
        "sex, SEX",
        "GENDER, SEX",
        "leadGender, SEX",
        "gender=female, SEX",
        "Mrs, SEX",
        "pronouns, SEX",
        "disability_flag, DISABILITY",
        "wheelchair-accessible search, DISABILITY",
        "isDisabled, DISABILITY",
        "children, FAMILIAL_STATUS",
        "numKids, FAMILIAL_STATUS",
        "age_of_children, FAMILIAL_STATUS",
        "Dependents, FAMILIAL_STATUS",
        "householdSize, FAMILIAL_STATUS",
        "schooldistrict, FAMILIAL_STATUS",
        "schools_nearby, FAMILIAL_STATUS",
        "nationalOrigin, NATIONAL_ORIGIN",
        "country_of_birth, NATIONAL_ORIGIN",
        "language, NATIONAL_ORIGIN",
        "browserLang, NATIONAL_ORIGIN",
        "zip, RACE",
        "ZIPCode, RACE",
        "zip5, RACE",
        "zipcode, RACE",
        "census_tract, RACE",
        "lat, RACE",
        "street, RACE",
        "mailing_address_hash, RACE",
        "firstName, SEX",
        "last_name, SEX",
        "lead_name, SEX",
        "name, SEX",
        "photo, RACE",
        "profilePicture, RACE",
        "age, AGE",
        "age2, AGE",
        "AGE, AGE",
        "leadAge, AGE",
        "date_of_birth, AGE",
        "DOB, AGE",
        "SeniorCitizen, AGE",
        "marital, MARITAL_STATUS",
        "Partner, MARITAL_STATUS",
        "spouse_income, MARITAL_STATUS",
        "section_8, PUBLIC_ASSISTANCE",
        "is_parent, FAMILIAL_STATUS",
        "citizen, NATIONAL_ORIGIN",
        "speaksSpanish, NATIONAL_ORIGIN",
        "area_demographics, RACE",
        "crimeRate, RACE",
        "ｇｅｎｄｅｒ, SEX",
        "Âge, AGE"
    })
    void refusesProtectedGroundsAndTheirProxies(String column, ProtectedGround ground) {
        assertThat(ProtectedAttributes.judge(column))
                .hasValueSatisfying(refusal -> assertThat(refusal.grounds()).contains(ground));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page",
                "PageValues",
                "stage_moves",
                "mileage",
                "garage",
                "average_reply",
                "Essex",
                "middlesex_county",
                "message_age",
                "age_days",
                "AGE_DAYS",
                "listingAgeDays",
                "embrace",
                "trace_id",
                "single_family",
                "singleFamilyViews",
                "photos_viewed",
                "listing_photos",
                "email_address",
                "ip_address_changes",
                "email_disabled",
                "face_to_face_meetings",
                "visa_card",
                "black_friday",
                "door_color",
                "campaign_name",
                "partner_agency",
                "parent_campaign",
                "senior_agent",
                "unzipped",
                "state",
                "city",
                "month",
                "housing",
                "balance",
                "income",
                "calls",
                "budget",
                "latest",
                "lateral",
                "tenure",
                "zippy",
                "menu",
                "momentum",
                "racetrack"
            })
    void acceptsNamesThatOnlyLookLikeIt(String column) {
        assertThat(ProtectedAttributes.judge(column)).isEmpty();
    }

    @Test
    void anInnocentPhraseDoesNotHideAGuiltyWordNorJoinItsNeighbours() {
        assertThat(ProtectedAttributes.judge("single_family_race")).isPresent();
        assertThat(ProtectedAttributes.judge("age_days_age")).isPresent();
        assertThat(ProtectedAttributes.judge("first_email_address_name")).isEmpty();
    }

    @Test
    void judgesTheDeclaredTypeAsWell() {
        assertThat(ProtectedAttributes.judge("c7", "zip-code")).isPresent();
        assertThat(ProtectedAttributes.judge("c7", "number")).isEmpty();
    }

    @Test
    void theSentenceNamesColumnReasonAndStatute() {
        assertThat(ProtectedAttributes.judge("zip_code").orElseThrow().sentence())
                .isEqualTo(
                        "The column \"zip_code\" holds a place that is smaller than a city, which can stand in for race,"
                                + " national origin, protected by the Fair Housing Act (42 U.S.C. 3604): leave it out of the"
                                + " features; as a group column the fairness check may still see it.");
        assertThat(ProtectedAttributes.judge("age").orElseThrow().sentence())
                .contains("holds the age of a person, protected by the Equal Credit Opportunity Act (15 U.S.C. 1691)");
    }

    @Test
    void theListHasAnotherNameWhenAWordChanges() throws Exception {
        String words = GuardRules.ALL + "" + GuardRules.INNOCENT + GuardRules.FILLERS;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));

        assertThat(ProtectedAttributes.LIST + " " + HexFormat.of().formatHex(digest, 0, 8))
                .as("raise the number in ProtectedAttributes.LIST, then write the new digest here")
                .isEqualTo("fair-housing-1 7bf4e117f4e3a7d1");
    }

    @Test
    void aBenchmarkMayUseWhatItsDataHaveAndNeverServes() {
        List<String> columns = List.of("age", "job", "gender", "balance");

        assertThat(ModelPurpose.of("benchmark").refusals(columns)).isEmpty();
        assertThat(ModelPurpose.of("serving").refusals(columns))
                .extracting(Refusal::column)
                .containsExactly("age", "gender");
        assertThatThrownBy(() -> ModelPurpose.requireServable(Map.of(ModelPurpose.KEY, "benchmark"), List.of("calls")))
                .hasMessageStartingWith("This model was trained as a benchmark");
        assertThatThrownBy(() -> ModelPurpose.requireServable(Map.of(), columns))
                .hasMessageContaining("\"age\"");
        assertThatThrownBy(() -> ModelPurpose.of("demo"))
                .hasMessage("a purpose is \"serving\" or \"benchmark\", but not \"demo\"");
        ModelPurpose.requireServable(Map.of("data", "leads"), List.of("calls", "age_days"));
    }
}
