package io.enterprisehub.cache.tier.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrefixCodeTest {

    /** The example of RFC 1951, 3.2.2: A to H with lengths 3, 3, 3, 3, 3, 2, 4, 4. */
    @Test
    void numbersCodesAsTheSpecificationDoes() {
        PrefixCode code = PrefixCode.of(new int[] {3, 3, 3, 3, 3, 2, 4, 4});

        assertThat(code.codes())
                .containsExactly(
                        reversed("010"),
                        reversed("011"),
                        reversed("100"),
                        reversed("101"),
                        reversed("110"),
                        reversed("00"),
                        reversed("1110"),
                        reversed("1111"));
    }

    private static int reversed(String bits) {
        return Integer.parseInt(new StringBuilder(bits).reverse().toString(), 2);
    }

    @Test
    void givesFrequentSymbolsShortCodesAndEachOne() {
        assertThat(PrefixCode.lengthsFor(new long[] {8, 4, 2, 1, 1})).containsExactly(1, 2, 3, 4, 4);
        assertThat(PrefixCode.lengthsFor(new long[] {0, 0, 0, 0})).containsExactly(2, 2, 2, 2);
    }

    @Test
    void neverNeedsMoreThanFifteenBits() {
        long[] fibonacci = new long[40];
        Arrays.fill(fibonacci, 1);
        for (int i = 2; i < fibonacci.length; i++) {
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        }
        int[] lengths = PrefixCode.lengthsFor(fibonacci);

        assertThat(Arrays.stream(lengths)).allMatch(length -> length <= 15);
        assertThat(PrefixCode.of(lengths).lengths()).isEqualTo(lengths);
    }

    @Test
    void refusesLengthsThatAreNoCode() {
        assertThatThrownBy(() -> PrefixCode.of(new int[] {1, 2})).hasMessageContaining("fill it exactly");
        assertThatThrownBy(() -> PrefixCode.of(new int[] {1, 1, 1})).hasMessageContaining("fill it exactly");
        assertThatThrownBy(() -> PrefixCode.of(new int[] {0, 1})).hasMessageContaining("1 to 15 bits: 0");
    }
}
