package io.enterprisehub.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that share a region have to agree on it: who fills an entry decides how long all others find it. */
class RegionConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"scoring", "warmer"})
    void saysOfLeadsWhatTheApiSays(String function) throws IOException {
        assertThat(leads(function)).isNotEmpty().isEqualTo(leads("api"));
    }

    private static Map<String, String> leads(String function) throws IOException {
        Path file = Project.root().resolve("functions/" + function + "/src/main/resources/application.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("cache.regions.leads.")) {
                settings.put(name, properties.getProperty(name));
            }
        }
        return settings;
    }
}
