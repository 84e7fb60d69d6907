package io.enterprisehub.function.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class OutagesTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "08001, true",
        "53300, true",
        "57P01, true",
        "57P03, true",
        "57014, true",
        "58030, true",
        "23505, false",
        "40001, false",
        "22021, false",
        "42P01, false"
    })
    void tellsADatabaseThatIsDownFromAStatementThatItRefused(String state, boolean outage) {
        RuntimeException wrapped = new IllegalStateException(new SQLException("x", state));

        assertThat(Outages.database(wrapped)).isEqualTo(outage);
    }

    @Test
    void countsAnExhaustedPoolAsOutage() {
        assertThat(Outages.database(new SQLTransientConnectionException("no connection in time")))
                .isTrue();
        assertThat(Outages.database(new IllegalStateException("bug"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "429, true", "400, false", "403, false"})
    void tellsAServiceThatIsDownFromARequestThatItRefused(int status, boolean outage) {
        assertThat(Outages.aws(SqsException.builder().statusCode(status).build()))
                .isEqualTo(outage);
    }

    @Test
    void countsAnUnreachableServiceAsOutage() {
        assertThat(Outages.aws(SdkClientException.create("connection refused"))).isTrue();
    }
}
