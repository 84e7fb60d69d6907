package io.enterprisehub.scoring.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,5,5", "2,5,10", "3,10,20", "4,20,40", "7,160,320", "8,320,640", "9,450,900", "500,450,900"})
    void doublesAtEachReceiveAndStaysBetweenFiveSecondsAndFifteenMinutes(int receives, int least, int most) {
        assertThat(new Backoff(() -> 0).seconds(receives)).isEqualTo(least);
        assertThat(new Backoff(() -> Math.nextDown(1.0)).seconds(receives)).isEqualTo(most);
    }
}
