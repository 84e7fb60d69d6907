package io.enterprisehub.leads.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadSourceTest {

    @ParameterizedTest
    @CsvSource({
        "Past Client, REFERRAL",
        "Referred by a friend, REFERRAL",
        "Zillow referral, REFERRAL", // the first kind that fits
        "ZILLOW, PORTAL",
        "realtor.com, PORTAL",
        "Facebook Ads, ADVERTISEMENT",
        "ad, ADVERTISEMENT",
        "Open House 3/4, OPEN_HOUSE",
        "IDX website, WEBSITE",
        "Roadshow, OTHER",
        "'', OTHER"
    })
    void tellsTheKindFromItsWords(String text, LeadSource expected) {
        assertThat(LeadSource.of(text)).isEqualTo(expected);
    }

    @Test
    void findsAWordOnAnyLine() {
        assertThat(LeadSource.of("source:\nZillow\n")).isEqualTo(LeadSource.PORTAL);
    }
}
