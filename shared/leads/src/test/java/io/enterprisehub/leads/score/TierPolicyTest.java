package io.enterprisehub.leads.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierPolicyTest {

    private static final TierPolicy POLICY = new TierPolicy(0.5, 0.4, 0.2, 0.1);

    @ParameterizedTest
    @CsvSource({
        "0.50, 0.50, HOT",
        "0.49, 0.49, WARM",
        "0.20, 0.20, WARM",
        "0.19, 0.19, COLD",
        "0.50, 0.40, HOT", // fading, not yet below the exit
        "0.50, 0.39, WARM",
        "0.49, 0.45, WARM", // never was hot
        "0.20, 0.10, WARM",
        "0.20, 0.09, COLD",
        "0.50, 0.15, WARM", // was hot, so it had entered warm as well
        "0.10, 0.60, HOT" // time alone can raise a score, too
    })
    void keepsATierWhileTimeAloneLetsTheProbabilitySink(double atLastEvent, double now, Tier expected) {
        assertThat(POLICY.tier(atLastEvent, now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 0.4, 0.2, 0.1",
        "0.5, 0.6, 0.2, 0.1",
        "0.5, 0.4, 0.45, 0.1",
        "0.5, 0.4, 0.2, 0.3",
        "0.5, 0.4, 0.2, 0.0",
        "NaN, 0.4, 0.2, 0.1"
    })
    void refusesCutsThatAreOutOfOrderAndSaysWhichTheyWere(
            double hotEntry, double hotExit, double warmEntry, double warmExit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierPolicy(hotEntry, hotExit, warmEntry, warmExit))
                .withMessage(
                        "tier cuts must satisfy 0 < warm-exit <= warm-entry <= hot-exit <= hot-entry < 1, but were "
                                + "warm-exit " + warmExit + ", warm-entry " + warmEntry + ", hot-exit " + hotExit
                                + ", hot-entry " + hotEntry);
    }

    @Test
    void namesTiersInLowerCaseFromLowToHigh() {
        assertThat(Tier.values()).extracting(Tier::label).containsExactly("cold", "warm", "hot");
    }
}
