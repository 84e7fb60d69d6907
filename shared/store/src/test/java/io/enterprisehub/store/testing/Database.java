package io.enterprisehub.store.testing;

import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.StoreSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One database of the test server, and plain access to it beside the store. */
public record Database(String jdbcUrl, String user, String password) {

    /** A store with four connections that logs what takes longer than 100 ms. */
    public StoreSettings settings() {
        return new StoreSettings(jdbcUrl, user, 4, Duration.ofSeconds(5), Duration.ofMillis(100));
    }

    /** A bean context with the store on this database; {@code more} are further singletons. */
    public ApplicationContext openStore(Object... more) {
        return openStore(settings(), more);
    }

    public ApplicationContext openStore(StoreSettings settings, Object... more) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .beanDefinitions(
                        primary(StoreSettings.class, settings), primary(DatabasePassword.class, this::password))
                .singletons(more)
                .start();
    }

    /** Wins over the bean of a function, whose tests have it on their class path. */
    private static <T> RuntimeBeanDefinition<T> primary(Class<T> type, T bean) {
        return RuntimeBeanDefinition.builder(type, () -> bean)
                .singleton(true)
                .qualifier(PrimaryQualifier.instance())
                .build();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of every row as text. */
    public List<String> texts(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(String.valueOf(result.getString(1)));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }
}
