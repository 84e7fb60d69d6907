package io.enterprisehub.inference.fairhousing;

import static io.enterprisehub.inference.fairhousing.ProtectedGround.AGE;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.COLOR;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.DISABILITY;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.FAMILIAL_STATUS;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.MARITAL_STATUS;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.NATIONAL_ORIGIN;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.PUBLIC_ASSISTANCE;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.RACE;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.RELIGION;
import static io.enterprisehub.inference.fairhousing.ProtectedGround.SEX;

import java.util.List;

/**
 * The words. Grounds: 42 U.S.C. 3602(k) and 3604, 15 U.S.C. 1691(a). Proxies: what HUD's guidance of 2 May 2024 on advertising
 * and tenant screening by algorithms names or implies. In doubt a word is refused: a column is renamed faster than a claim is settled.
 */
final class GuardRules {

    /** Housing's and software's own phrases, taken out of a name before it is judged. */
    static final List<List<String>> INNOCENT = GuardRule.split(
            "single family, family room, multi family, two family, face to face, good faith, visa card, "
                    + "visa payment, age second, age minute, age hour, age day, age week, account age, "
                    + "record age, listing age, house age, home age, property age, building age, "
                    + "roof age, message age, email address, mail address, ip address, mac address, "
                    + "web address, zip file, zip archive, photo view, photo viewed, photo click, "
                    + "photo count, picture view, picture viewed, listing photo, property photo, "
                    + "notification disabled, email disabled, sms disabled, tracking disabled, "
                    + "account disabled, race condition, programming language, child node, "
                    + "black friday");

    /** Words that say nothing by themselves beside a phrase that must stand alone. */
    static final List<String> FILLERS =
            List.of(("is, has, the, of, in, num, number, n, no, pct, percent, percentage, share, "
                            + "ratio, population, lead, contact, customer, client, buyer, seller, owner, "
                            + "tenant, renter, applicant, borrower, person, people, household, primary, flag, "
                            + "code, id, group, indicator, encoded, category, bucket, band, count, value, "
                            + "area, x")
                    .split(", ", -1));

    static final List<GuardRule> ALL = List.of(
            GuardRule.direct(
                    RACE,
                    "race, racial, ethnic, ethnicity, african american, hispanic, latino, latina, "
                            + "latinx, caucasian, asian, native american, pacific islander"),
            GuardRule.direct(RACE, "black, white").onlyAlone(),
            GuardRule.direct(COLOR, "skin, complexion"),
            GuardRule.direct(COLOR, "color, colour").onlyAlone(),
            GuardRule.direct(
                    RELIGION,
                    "religion, religious, faith, church, mosque, synagogue, parish, christian, "
                            + "muslim, jewish, hindu, catholic, protestant, buddhist, mormon, kosher, halal"),
            GuardRule.direct(
                    SEX,
                    "sex, gender, male, female, woman, women, men, sexual, transgender, lgbt, lgbtq, "
                            + "gay, lesbian"),
            GuardRule.proxy(
                    "a form of address",
                    List.of(SEX),
                    "pronoun, salutation, honorific, name prefix, name title, mr, mrs"),
            GuardRule.direct(
                    DISABILITY,
                    "disability, disabilities, disabled, handicap, handicapped, wheelchair, "
                            + "impairment, impaired, blind, deaf, service animal, assistance animal, "
                            + "emotional support, reasonable accommodation, ssdi"),
            GuardRule.proxy(
                    "a matter of health",
                    List.of(DISABILITY),
                    "medical, medicare, medicaid, diagnosis, health, illness, mental"),
            GuardRule.direct(
                    FAMILIAL_STATUS,
                    "children, child, kid, baby, dependent, dependant, familial, family, families, "
                            + "pregnant, pregnancy, maternity, minor, single parent, parenthood, custody, "
                            + "guardian, household size, household composition"),
            GuardRule.direct(FAMILIAL_STATUS, "parent, mother, father").onlyAlone(),
            GuardRule.proxy(
                    "something about schools",
                    List.of(FAMILIAL_STATUS, RACE),
                    "school, daycare, day care, school district, preschool, kindergarten"),
            GuardRule.direct(
                    NATIONAL_ORIGIN,
                    "national origin, nationality, citizenship, immigrant, immigration, immigrated, "
                            + "visa, passport, birthplace, birth place, birth country, place of birth, "
                            + "country of birth, country of origin, foreign born, ancestry"),
            GuardRule.direct(NATIONAL_ORIGIN, "citizen, us citizen, noncitizen, non citizen")
                    .onlyAlone(),
            GuardRule.proxy(
                    "a language",
                    List.of(NATIONAL_ORIGIN),
                    "language, lang, locale, mother tongue, accent, speaks, speaker, spanish"),
            GuardRule.proxy(
                    "something about who lives there", List.of(RACE, NATIONAL_ORIGIN), "demographic, diversity, crime"),
            GuardRule.proxy(
                    "a person's name",
                    List.of(SEX, RACE, NATIONAL_ORIGIN),
                    "first name, last name, middle name, given name, full name, maiden name, surname, forename"),
            GuardRule.proxy("a person's name", List.of(SEX, RACE, NATIONAL_ORIGIN), "name")
                    .onlyAlone(),
            GuardRule.proxy(
                    "a picture of a person",
                    List.of(RACE, COLOR, SEX),
                    "photo, picture, portrait, avatar, selfie, headshot, face, facial"),
            GuardRule.proxy("a picture of a person", List.of(RACE, COLOR, SEX), "image")
                    .onlyAlone(),
            GuardRule.proxy(
                    "a place that is smaller than a city",
                    List.of(RACE, NATIONAL_ORIGIN),
                    "zip, zip code, postal, postal code, postcode, tract, census, block group, "
                            + "geoid, fips, neighborhood, neighbourhood, address, street, latitude, longitude, "
                            + "lat, lon, lng, geohash"),
            GuardRule.direct(
                    AGE,
                    "age, aged, birth, birthday, birthdate, date of birth, dob, yob, elderly, "
                            + "senior citizen, seniors, teen, teenager, millennial, boomer, retired, retiree, "
                            + "retirement"),
            GuardRule.direct(AGE, "senior").onlyAlone(),
            GuardRule.direct(
                    MARITAL_STATUS,
                    "marital, mar stat, married, unmarried, spouse, spousal, husband, wife, "
                            + "divorced, divorce, widow, widowed, widower"),
            GuardRule.direct(MARITAL_STATUS, "partner").onlyAlone(),
            GuardRule.direct(
                    PUBLIC_ASSISTANCE, "public assistance, welfare, section 8, housing voucher, food stamp, ssi"));

    private GuardRules() {}
}
