package io.enterprisehub.local.reads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "200, 'EnterpriseHub; hit; detail=LOCAL', LOCAL",
                "200, 'EnterpriseHub; hit; detail=SNAPSHOT', SNAPSHOT",
                "200, 'EnterpriseHub; fwd=miss; detail=LOADER', LOADER",
                "404, 'EnterpriseHub; hit; detail=LOCAL', NONE",
                "200, 'EnterpriseHub; hit; detail=ELSEWHERE', NONE",
                "200, 'EnterpriseHub; hit', NONE",
                "503, -, NONE"
            })
    void isWhatTheHeaderOfAnAnswerSays(int status, String header, Origin origin) {
        assertThat(Origin.of(status, header)).isEqualTo(origin);
    }
}
