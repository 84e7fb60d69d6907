package io.enterprisehub.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.template.SystemDefinition.HttpRoute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static final RouteTable TABLE = new RouteTable(List.of(
            new HttpRoute("ANY", "/v1/{rest+}", "rest"),
            new HttpRoute("GET", "/v1/leads/{id}", "lead"),
            new HttpRoute("ANY", "/v1/leads/{id}", "anyLead"),
            new HttpRoute("GET", "/v1/leads", "list"),
            new HttpRoute("GET", "/v1/leads/hot", "hot"),
            new HttpRoute("GET", "/v1/leads/{id}/history", "history")));

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/leads, list",
        "GET, /v1/leads/hot, hot",
        "GET, /v1/leads/42, lead",
        "PUT, /v1/leads/42, anyLead",
        "GET, /v1/leads/42/history, history",
        "GET, /v1/leads/42/other, rest",
        "POST, /v1/leads, rest",
    })
    void takesTheMostSpecificRoute(String method, String path, String function) {
        assertThat(Objects.requireNonNull(TABLE.find(method, path)).route().function())
                .isEqualTo(function);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /v2/leads", "GET, /v1"})
    void findsNothingForAnUnknownPath(String method, String path) {
        assertThat(TABLE.find(method, path)).isNull();
    }

    @Test
    void decodesTheVariablesOfThePath() {
        assertThat(Objects.requireNonNull(TABLE.find("GET", "/v1/leads/a%2Fb+c"))
                        .parameters())
                .isEqualTo(Map.of("id", "a/b+c"));
        assertThat(Objects.requireNonNull(TABLE.find("GET", "/v1/x/y/z")).parameters())
                .isEqualTo(Map.of("rest", "x/y/z"));
    }
}
