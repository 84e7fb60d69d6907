package io.enterprisehub.local.services;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A PostgreSQL that was there before us. */
public record ExternalPostgreSql(String jdbcUrl, String user, String password) implements PostgresStore {
    /**
     * Takes user and password out of a URL such as {@code jdbc:postgresql://host/db?user=u&password=p}; other parameters stay.
     */
    public static ExternalPostgreSql of(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("HUB_JDBC_URL must begin with jdbc:postgresql:");
        }
        var query = URI.create(url.substring("jdbc:".length())).getRawQuery();
        var credentials = new HashMap<String, String>();
        List<String> others = new ArrayList<>();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var pair = parameter.split("=", 2);
            if (pair.length == 2 && (pair[0].equals("user") || pair[0].equals("password"))) {
                credentials.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            } else {
                others.add(parameter);
            }
        }
        var base = query == null ? url : url.substring(0, url.indexOf('?'));
        return new ExternalPostgreSql(
                others.isEmpty() ? base : base + "?" + String.join("&", others),
                credentials.getOrDefault("user", "postgres"),
                credentials.getOrDefault("password", ""));
    }

    @Override
    public String toString() {
        return "ExternalPostgreSql[" + jdbcUrl + "]";
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        throw new IllegalStateException("an existing PostgreSQL is never stopped");
    }

    @Override
    public void close() {}
}
