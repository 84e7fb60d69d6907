package io.enterprisehub.leads.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {

    @ParameterizedTest
    @CsvSource({
        "0.30, WARM, false",
        "0.34, WARM, false",
        "0.36, WARM, true",
        "0.24, WARM, true",
        "0.31, HOT, false", // across a cut by a hair
        "0.33, HOT, true",
        "0.27, COLD, true"
    })
    void isOutdatedByAMoveOrBySomeMoveIntoAnotherTier(double probability, Tier tier, boolean outdated) {
        assertThat(new Announcement(0.30, Tier.WARM).isOutdatedBy(probability, tier))
                .isEqualTo(outdated);
    }
}
